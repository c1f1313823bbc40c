import type { HouseholdAnswer } from '../../api/households/household-schema.ts';
import { VISIT_ELEMENTS } from '../../domain/household/state.ts';
import { whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import { personOf, type StationAround } from './around.ts';

/** 回访记录, the newest first: what was done of the four 到位, and whether it counts. */
export function visitsOf({ visits }: HouseholdAnswer, around: StationAround) {
  const { say, language, now } = around;
  const { household: words } = say;
  const yesNo = (yes: boolean) => (yes ? words.yes : words.no);
  return [...visits].reverse().map((visit) => {
    const facts: [string, string | undefined][] = [
      [words.seen, visit.personsSeen],
      [words.alone, yesNo(visit.victimAlone)],
      [words.means, labelOf(words.meansOf, visit.means)],
      [words.injuries, visit.injuries],
      [words.children, visit.childrenSeen === undefined ? undefined : yesNo(visit.childrenSeen)],
      [words.feedback, visit.feedback],
    ];
    return {
      when: whenOf(visit.at, language, now),
      by: personOf(around, visit.byUserId),
      counts: visit.complete,
      standing: visit.complete ? words.counts : words.countsNot,
      recurred: visit.violenceRecurred,
      elements: VISIT_ELEMENTS.map((element) => ({
        name: words.elements[element],
        note: visit[element].done ? (visit[element].note ?? words.yes) : words.notDone,
        isDone: visit[element].done,
      })),
      facts: facts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    };
  });
}
