import { addWorkdays, type Calendar, isPublished, nextWorkdayFrom } from './calendar.ts';
import { addDays, addMonths, type CivilDate } from './civil-date.ts';
import { addHours, dateOf, type Instant, startOfDay } from './instant.ts';

/**
 * 期间: a length of time as policy states it. `rolls` says whether a last day on a rest day moves to the first workday
 * after it (民法典 203); protective clocks and red clocks never do.
 */
export type Period =
  | { unit: 'hours'; n: number }
  | { unit: 'calendar-days'; n: number; rolls: boolean }
  | { unit: 'months'; n: number; rolls: boolean }
  | { unit: 'working-days'; n: number };

export function isSamePeriod(a: Period, b: Period): boolean {
  return a.unit === b.unit && a.n === b.n && rollsOver(a) === rollsOver(b);
}

function rollsOver(period: Period): boolean {
  return 'rolls' in period && period.rolls;
}

/** When a period is over. `lastDay` is absent for hours, which run from the stated moment (民法典 201). */
export interface PeriodEnd {
  dueAt: Instant;
  lastDay?: CivilDate;
  /** True if a year without a published calendar was needed: to be recomputed when the table arrives. */
  provisional: boolean;
}

/** The end of a period that starts at `start`: the first day is not counted, and the last ends at 24:00 (民法典 201–203). */
export function endOfPeriod(start: Instant, period: Period, calendar: Calendar): PeriodEnd {
  if (period.unit === 'hours') return { dueAt: addHours(start, period.n), provisional: false };
  const lastDay = lastDayOf(dateOf(start), period, calendar);
  return { dueAt: startOfDay(addDays(lastDay, 1)), lastDay, provisional: isProvisional(lastDay, period, calendar) };
}

/** The last day of a period in days or months whose first day, not counted, is `startDay`. */
export function lastDayOf(
  startDay: CivilDate,
  period: Exclude<Period, { unit: 'hours' }>,
  calendar: Calendar,
): CivilDate {
  if (period.unit === 'working-days') return addWorkdays(startDay, period.n, calendar);
  const day = period.unit === 'months' ? addMonths(startDay, period.n) : addDays(startDay, period.n);
  return period.rolls ? nextWorkdayFrom(day, calendar) : day;
}

function isProvisional(lastDay: CivilDate, period: Period, calendar: Calendar): boolean {
  const dependsOnTable = period.unit === 'working-days' || rollsOver(period);
  return dependsOnTable && !isPublished(lastDay, calendar);
}
