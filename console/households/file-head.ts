import type { HouseholdAnswer } from '../../api/households/household-schema.ts';
import { organisationName } from '../dispute/around.ts';
import { epochMsOf } from '../../domain/time/instant.ts';
import { dayOf, spanOf, whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
import { levelOf, officerOf, personOf, type StationAround } from './around.ts';

/** What stands at the head of a file: where, how grave, whose, and when somebody must go next. */
export function headOf(household: HouseholdAnswer, around: StationAround) {
  const { say, language, now } = around;
  const { household: words } = say;
  const { overdue, nextRevisit, nextRevisitOn, plannedOn, owner, standsInFor } = household;
  return {
    address: household.address,
    number: household.number,
    colour: levelOf(around, household.level),
    isExited: household.status === 'exited',
    status: words[household.status],
    mergedInto: household.mergedInto === null ? null : `/console/households/${household.mergedInto}`,
    owner: officerOf(around, owner),
    standsIn:
      standsInFor === null
        ? null
        : filled(words.standsIn, {
            day: dayOf(standsInFor.until, language, now),
            name: standsInFor.userId === undefined ? words.nobody : personOf(around, standsInFor.userId),
          }),
    next:
      nextRevisit === null || nextRevisitOn === null
        ? null
        : {
            day: filled(words.by, { day: dayOf(nextRevisitOn, language, now) }),
            planned: plannedOn === null ? null : filled(words.planned, { day: dayOf(plannedOn, language, now) }),
            because: labelOf(words.because, nextRevisit.because),
            by: labelOf(say.role, nextRevisit.by),
          },
    overdue:
      overdue === null
        ? null
        : filled(words.overdueSince, { time: spanOf(epochMsOf(overdue.since), epochMsOf(now), say) }),
    plan: household.plan,
    facts: [
      { name: words.number, value: household.number },
      { name: words.opened, value: whenOf(household.openedAt, language, now).text },
      {
        name: words.village,
        value: household.villageId === null ? words.villageUnknown : organisationName(around, household.villageId),
      },
    ],
    levels: [...household.levels].reverse().map(({ level, from, cause, reason }) => ({
      colour: levelOf(around, level),
      from: whenOf(from, language, now),
      cause: labelOf(words.levelCause, cause),
      reason: reason ?? null,
    })),
    clearances: household.clearances.map(({ note, at, byUserId }) => ({
      text: note,
      when: whenOf(at, language, now),
      who: personOf(around, byUserId),
    })),
    disclosures: household.disclosures.map(({ form, to, purpose, at, until }) => ({
      text: `${labelOf(say.form, form)} → ${organisationName(around, to)}`,
      purpose,
      when: whenOf(at, language, now),
      until: filled(words.untilDay, { day: whenOf(until, language, now).text }),
    })),
  };
}
