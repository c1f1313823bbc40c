import { createRequire } from 'node:module';
import chineseDays from 'chinese-days';
import type { Calendar, CalendarYear } from '../domain/time/calendar.ts';
import { addDays, type CivilDate, yearOf } from '../domain/time/civil-date.ts';

/** Years after the last published one for which the fixed rest days are worked out. */
const YEARS_AHEAD = 5;

const load = createRequire(import.meta.url);
const table = load('chinese-days/dist/chinese-days.json') as Record<'holidays' | 'workdays', Record<CivilDate, string>>;
const { version } = load('chinese-days/package.json') as { version: string };

/**
 * 中国日历: the State Council's arrangements as the package chinese-days publishes them, and after the last of them the
 * statutory days alone, marked as not published.
 */
export function buildCalendar(): Calendar {
  const years: Record<string, CalendarYear> = {};
  const yearOfDay = (date: CivilDate): CalendarYear => {
    years[yearOf(date)] ??= { published: true, holidays: [], makeUpWorkdays: [] };
    return years[yearOf(date)] as CalendarYear;
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
function statutoryDays(year: number): CivilDate[] {
  const newYear = chineseDays.getSolarDateFromLunar(`${year}-01-01`).date;
  const days = [
    `${year}-01-01`,
    addDays(newYear, -1),
    newYear,
    addDays(newYear, 1),
    addDays(newYear, 2),
    chineseDays.getSolarTermDate(year, 4, 'pure_brightness'),
    `${year}-05-01`,
    `${year}-05-02`,
    chineseDays.getSolarDateFromLunar(`${year}-05-05`).date,
    chineseDays.getSolarDateFromLunar(`${year}-08-15`).date,
    `${year}-10-01`,
    `${year}-10-02`,
    `${year}-10-03`,
  ];
  // Mid-autumn can fall on National Day.
  return [...new Set(days)].sort();
}
