import type { ScreeningPolicy } from '../policy/screening-policy.ts';
import { type Calendar, isPublished, nextWorkdayFrom } from '../time/calendar.ts';
import { addDays, type CivilDate, weekdayOf } from '../time/civil-date.ts';
import { addHours, dateOf, type Instant, startOfDay } from '../time/instant.ts';

/** No rest lasts so long that a meeting of the third week before has not taken place. */
const WEEKS_BACK = 3;

export interface NextMeeting {
  dueAt: Instant;
  day: CivilDate;
  /** Reckoned with a year whose rest days are not published yet. */
  provisional: boolean;
}

/**
 * 下次研判: the first of the weekly meetings after a moment. One that falls on a rest day takes place on the first workday
 * after it, at the same hour; two that a long holiday puts on one day are one.
 */
export function nextMeeting(after: Instant, policy: ScreeningPolicy['analysis'], calendar: Calendar): NextMeeting {
  let week = weekdayOnOrBefore(addDays(dateOf(after), -7 * WEEKS_BACK), policy.weekday);
  for (;;) {
    const day = nextWorkdayFrom(week, calendar);
    const dueAt = addHours(startOfDay(day), policy.hour);
    if (dueAt > after) return { dueAt, day, provisional: !isPublished(day, calendar) };
    week = addDays(week, 7);
  }
}

function weekdayOnOrBefore(day: CivilDate, weekday: number): CivilDate {
  return addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
}
