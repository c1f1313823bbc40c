/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Strings of this form compare in time order. */
export type CivilDate = string;

const DAY_MS = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True only for a day that exists (no 30 February). */
export function isCivilDate(text: string): text is CivilDate {
  const match = PATTERN.exec(text);
  return match !== null && fromEpochDay(epochDayOf(text)) === text;
}

/** The day `days` after `date` (before it, if negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromEpochDay(epochDayOf(date) + days);
}

/** The corresponding day `months` later, or that month's last day where it has none (民法典 202). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = (index % 12) + 1;
  return format(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return epochDayOf(to) - epochDayOf(from);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: CivilDate): number {
  return (((epochDayOf(date) + 4) % 7) + 7) % 7;
}

export function yearOf(date: CivilDate): number {
  return partsOf(date)[0];
}

/** The number of days in a month of 1 to 12. */
function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function epochDayOf(date: CivilDate): number {
  const [year, month, day] = partsOf(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

function fromEpochDay(epochDay: number): CivilDate {
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
}

function partsOf(date: CivilDate): [number, number, number] {
  const match = PATTERN.exec(date);
  if (!match) throw new RangeError(`not a civil date: ${date}`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

function format(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
