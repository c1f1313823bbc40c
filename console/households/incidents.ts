import type { HouseholdAnswer } from '../../api/households/household-schema.ts';
import { whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import { personOf, type StationAround } from './around.ts';

/** 警情, the newest first, each with what was made of it. */
export function incidentsOf({ incidents }: HouseholdAnswer, around: StationAround) {
  const { say, language, now } = around;
  const { household: words } = say;
  return [...incidents].reverse().map(({ at, detail, cause, decision, acceptedAt, lapsedAt, outcomes = [] }) => ({
    when: whenOf(at, language, now),
    cause: labelOf(words.cause, cause),
    detail,
    isOpen: decision === undefined && acceptedAt !== undefined,
    decision:
      decision === undefined
        ? acceptedAt === undefined
          ? null
          : lapsedAt === undefined
            ? words.undecided
            : `${words.undecided} · ${words.lapsed}`
        : [labelOf(words.decisionOf, decision.as), personOf(around, decision.byUserId)].join(' · '),
    note: decision?.note ?? null,
    outcomes: outcomes.map((outcome) => labelOf(words.outcomes, outcome)),
  }));
}
