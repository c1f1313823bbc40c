import type { HouseholdPolicy } from '../policy/household-policy.ts';
import { addDays, addMonths, type CivilDate } from '../time/civil-date.ts';
import { addHours, dateOf, type Instant, startOfDay } from '../time/instant.ts';
import type { Quarter } from './state.ts';

type ReviewPolicy = HouseholdPolicy['review'];

/** When a quarter's meeting is called, and by when it is held. */
export interface NextMeeting {
  quarter: Quarter;
  callAt: Instant;
  dueAt: Instant;
}

/** 季度: the quarter of the year in which a day lies, or whatever part of it policy says. */
export function quarterOf(day: CivilDate, { period }: Pick<ReviewPolicy, 'period'>): Quarter {
  const month = Number(day.slice(5, 7)) - 1;
  const from = addMonths(`${day.slice(0, 4)}-01-01`, month - (month % period.n));
  return { from, to: addDays(addMonths(from, period.n), -1) };
}

/**
 * 下次研判: of the first quarter whose meeting has not been called by then. It is held by the end of the quarter, on a rest day
 * as on any other: a family's level waits for no holiday.
 */
export function nextMeeting(after: Instant, policy: ReviewPolicy): NextMeeting {
  let quarter = quarterOf(dateOf(after), policy);
  for (;;) {
    const { daysBefore, hour } = policy.call;
    const callAt = addHours(startOfDay(addDays(quarter.to, -daysBefore)), hour);
    if (callAt > after) return { quarter, callAt, dueAt: startOfDay(addDays(quarter.to, 1)) };
    quarter = quarterOf(addDays(quarter.to, 1), policy);
  }
}
