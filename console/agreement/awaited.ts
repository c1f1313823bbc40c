import type { AgreementAnswer } from '../../api/agreements/agreement-schema.ts';
import type { AgreementCommand } from '../../domain/agreement/commands.ts';

/** With which command what is awaited is done, in the order in which one would. What is a command itself is not named. */
const DONE_BY: Readonly<Record<string, readonly AgreementCommand['type'][]>> = {
  'collect-signatures': ['sign', 'sign-as-mediator', 'affix-seal'],
  'decide-after-default': ['refer-to-enforcement', 'conclude'],
  'urge-performance': ['urge'],
  'follow-performance': ['record-performance'],
  'follow-up': ['record-follow-up'],
};

/** What a court does first, whoever else is awaited too. */
const OF_COURTS: readonly AgreementCommand['type'][] = [
  'accept-confirmation',
  'decide-confirmation',
  'decide-objection',
];

/** Which of the buttons is the one that is waited for; null if that is none of the caller's. */
export function awaitedCommand({
  waitingFor,
  actions,
}: Pick<AgreementAnswer, 'waitingFor' | 'actions'>): string | null {
  const what = waitingFor?.what ?? '';
  return [...OF_COURTS, ...(DONE_BY[what] ?? [what])].find((type) => actions.includes(type)) ?? null;
}
