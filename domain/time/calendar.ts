import { addDays, type CivilDate, weekdayOf, yearOf } from './civil-date.ts';

/** 放假安排: the State Council's yearly arrangement of rest days and make-up workdays (调休上班), as data. */
export interface CalendarYear {
  /** False while the arrangement is not out and only the days fixed by 全国年节及纪念日放假办法 are known. */
  published: boolean;
  holidays: CivilDate[];
  makeUpWorkdays: CivilDate[];
}

export interface Calendar {
  /** Names the tables used, so that an event can say which calendar dated it. */
  version: string;
  years: Record<string, CalendarYear>;
}

/** Whether people work on that day: make-up days yes, holidays no, else Monday to Friday. */
export function isWorkday(date: CivilDate, calendar: Calendar): boolean {
  const year = calendar.years[yearOf(date)];
  if (year?.makeUpWorkdays.includes(date)) return true;
  if (year?.holidays.includes(date)) return false;
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6;
}

/**
 * Whether the rest days around a day are known; a date reckoned without them is provisional. The arrangement of a New
 * Year can reach back into December (2018-12-29 was a make-up Saturday, 2018-12-31 a day off), so the last week of a year
 * also needs the next year's.
 */
export function isPublished(date: CivilDate, calendar: Calendar): boolean {
  const year = yearOf(date);
  const arrangedIn = date < `${year}-12-25` ? [year] : [year, year + 1];
  return arrangedIn.every((each) => calendar.years[each]?.published === true);
}

/** The day itself if people work on it, else the first workday after it (民法典 203). */
export function nextWorkdayFrom(date: CivilDate, calendar: Calendar): CivilDate {
  let day = date;
  while (!isWorkday(day, calendar)) day = addDays(day, 1);
  return day;
}

/** The n-th workday after `date`, which itself is not counted (民法典 201). */
export function addWorkdays(date: CivilDate, n: number, calendar: Calendar): CivilDate {
  let day = date;
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkday(day, calendar)) left -= 1;
  }
  return day;
}
