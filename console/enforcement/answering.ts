import type { EnforcementAnswer } from '../../api/enforcements/enforcement-schema.ts';
import type { EnforcementCommand } from '../../domain/enforcement/commands.ts';

/** What is awaited of an enforcement is a command; where one may also refuse, or money may still come in, both answer it. */
const OR: Readonly<Record<string, readonly EnforcementCommand['type'][]>> = {
  accept: ['accept', 'return'],
  'approve-closing': ['approve-closing', 'reject-closing'],
  'propose-closing': ['record-payment', 'propose-closing'],
};

/** Which of the buttons answer what is awaited. */
export function answeringCommands({ waitingFor }: Pick<EnforcementAnswer, 'waitingFor'>): readonly string[] {
  const what = waitingFor?.what;
  return what === undefined ? [] : (OR[what] ?? [what]);
}
