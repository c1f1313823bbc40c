import type { AgreementAnswer } from '../../api/agreements/agreement-schema.ts';
import type { AgreementCommand } from '../../domain/agreement/commands.ts';

type Commands = readonly AgreementCommand['type'][];

/** With which commands what is awaited is done, in the order in which one would. */
const ANSWERING: Readonly<Record<string, Commands>> = {
  'collect-signatures': ['sign', 'sign-as-mediator', 'affix-seal'],
  'decide-after-default': ['refer-to-enforcement', 'conclude'],
  'urge-performance': ['urge', 'record-performance'],
  'follow-performance': ['record-performance'],
  'follow-up': ['record-follow-up'],
  'agree-to-confirmation': ['agree-to-confirmation'],
  'decide-after-rejection': ['conclude'],
};

/** What a court does first, whoever else is awaited too. */
const OF_COURTS: Commands = ['accept-confirmation', 'decline-confirmation', 'decide-confirmation', 'decide-objection'];

/** Which of the buttons answer what is awaited. */
export function answeringCommands({ waitingFor }: Pick<AgreementAnswer, 'waitingFor'>): string[] {
  return [...OF_COURTS, ...(ANSWERING[waitingFor?.what ?? ''] ?? [])];
}
