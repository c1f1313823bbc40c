import { createRequire } from 'node:module';
import chineseDays from 'chinese-days';
import type { Calendar, CalendarYear } from '../domain/time/calendar.ts';
import { addDays, type CivilDate, yearOf } from '../domain/time/civil-date.ts';

/** Years after the last published one for which the fixed rest days are worked out. */
const YEARS_AHEAD = 5;

const load = createRequire(import.meta.url);
const table = load('chinese-days/dist/chinese-days.json') as Record<'holidays' | 'workdays', Record<CivilDate, string>>;
const { version } = load('chinese-days/package.json') as { version: string };

/** 正月初一 of the lunar year 2000, from which later ones are counted. */
const LUNAR_EPOCH = { year: 2000, newYear: '2000-02-05' };

/**
 * 中国日历: the State Council's arrangements as the package chinese-days publishes them, and after the last of them the
 * statutory days alone, marked as not published.
 */
export function buildCalendar(): Calendar {
  const years: Record<string, CalendarYear> = {};
  const yearOfDay = (date: CivilDate): CalendarYear => {
    const year = years[yearOf(date)] ?? { published: true, holidays: [], makeUpWorkdays: [] };
    years[yearOf(date)] = year;
    return year;
  };
  for (const date of Object.keys(table.holidays).sort()) yearOfDay(date).holidays.push(date);
  for (const date of Object.keys(table.workdays).sort()) yearOfDay(date).makeUpWorkdays.push(date);

  const last = Math.max(...Object.keys(years).map(Number));
  for (let year = last + 1; year <= last + YEARS_AHEAD; year++) {
    years[year] = { published: false, holidays: statutoryDays(year), makeUpWorkdays: [] };
  }
  return { version: `chinese-days ${version}`, years };
}

/** 全国年节及纪念日放假办法 (2024, 国务院令第795号) 2: the days off for everybody, without any shifted around them. */
export function statutoryDays(year: number): CivilDate[] {
  const newYear = dayOfLunar(year, 1, 1);
  const days = [
    `${year}-01-01`,
    addDays(newYear, -1),
    newYear,
    addDays(newYear, 1),
    addDays(newYear, 2),
    qingming(year),
    `${year}-05-01`,
    `${year}-05-02`,
    dayOfLunar(year, 5, 5),
    dayOfLunar(year, 8, 15),
    `${year}-10-01`,
    `${year}-10-02`,
    `${year}-10-03`,
  ];
  // Mid-autumn can fall on National Day.
  return [...new Set(days)].sort();
}

/**
 * The civil day of a lunar day, such as `1, 1` for 春节, outside leap months. Counted from the package's table of lunar
 * months: its ready-made functions reckon in the host's zone and are a day off west of Greenwich, and the Chinese calendar
 * of `Intl` is a day off in 2027 and 2030, when the new moon falls near midnight.
 */
function dayOfLunar(year: number, month: number, day: number): CivilDate {
  let passed = 0;
  for (let each = LUNAR_EPOCH.year; each < year; each++) passed += daysOfLunarMonths(each, 12);
  return addDays(LUNAR_EPOCH.newYear, passed + daysOfLunarMonths(year, month - 1) + day - 1);
}

/** Days in the first `months` months of a lunar year; a leap month follows the month whose number it bears. */
function daysOfLunarMonths(year: number, months: number): number {
  const { leapMonth, days: leapDays } = chineseDays.getYearLeapMonth(year);
  let days = leapMonth !== undefined && leapMonth <= months ? leapDays : 0;
  for (let month = 1; month <= months; month++) days += chineseDays.monthDays(year, month);
  return days;
}

/** 清明 in the 21st century: the common formula for the solar term, exact for all its years. */
function qingming(year: number): CivilDate {
  const inCentury = year % 100;
  return `${year}-04-0${Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)}`;
}
