import { labelOf, type Words } from '../layout/words.ts';

/** What an officer does most, in the order in which a visit leads to it; everything else stands folded below. */
const OFTEN = [
  ...(['record-revisit', 'report-incident', 'plan-visit', 'change-plan', 'issue-warning', 'deliver-warning'] as const),
  ...(['hand-warning-copy', 'decide-without-warning', 'reopen'] as const),
];

/** 可办事项: the buttons that the API gives, each with what follows from it in plain words. */
export function actionsOf(id: string, actions: readonly string[], say: Words) {
  const consequences: Readonly<Record<string, string>> = say.householdForm.consequence;
  const buttonOf = (code: string) => {
    const then = consequences[code];
    if (then === undefined) return [];
    return [{ path: `/console/households/${id}/${code}`, label: labelOf(say.command, code), then }];
  };
  const often = OFTEN.filter((code) => actions.includes(code));
  return {
    often: often.flatMap(buttonOf),
    others: actions.filter((code) => !often.some((known) => known === code)).flatMap(buttonOf),
  };
}
