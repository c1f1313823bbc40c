import type { RetentionPolicy } from '../policy/retention-policy.ts';
import { type Calendar, isPublished, nextWorkdayFrom } from '../time/calendar.ts';
import { type CivilDate, yearOf } from '../time/civil-date.ts';
import { addHours, dateOf, type Instant, startOfDay } from '../time/instant.ts';

export interface NextRound {
  year: number;
  callAt: Instant;
  day: CivilDate;
  /** Reckoned with a year whose rest days are not published yet. */
  provisional: boolean;
}

/** 下次鉴定: the first of the yearly rounds after a moment; one that falls on a rest day is called on the first workday after it. */
export function nextRound(
  after: Instant,
  { month, day, hour }: RetentionPolicy['round'],
  calendar: Calendar,
): NextRound {
  for (let year = yearOf(dateOf(after)); ; year += 1) {
    const planned = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    const workday = nextWorkdayFrom(planned, calendar);
    const callAt = addHours(startOfDay(workday), hour);
    if (callAt > after) return { year, callAt, day: workday, provisional: !isPublished(workday, calendar) };
  }
}
