import { addDays, type CivilDate, weekdayOf } from '../../domain/time/civil-date.ts';
import type { CalendarYear } from '../../domain/time/calendar.ts';

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'make-up';

export interface Day {
  day: number;
  kind: DayKind;
  isToday: boolean;
}

/** The weeks of a month from Monday to Sunday; null where a week begins or ends in another month. */
export function weeksOf(year: number, month: number, known: CalendarYear, today: CivilDate): (Day | null)[][] {
  const first: CivilDate = `${year}-${String(month).padStart(2, '0')}-01`;
  const before = (weekdayOf(first) + 6) % 7;
  const days: (Day | null)[] = Array.from({ length: before }, () => null);
  for (let date = first; date.slice(0, 7) === first.slice(0, 7); date = addDays(date, 1)) {
    days.push({ day: Number(date.slice(8)), kind: kindOf(date, known), isToday: date === today });
  }
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

function kindOf(date: CivilDate, { holidays, makeUpWorkdays }: CalendarYear): DayKind {
  if (makeUpWorkdays.includes(date)) return 'make-up';
  if (holidays.includes(date)) return 'holiday';
  return [0, 6].includes(weekdayOf(date)) ? 'weekend' : 'workday';
}

/** Days that follow each other as one: first and last of each run. */
export function runsOf(days: readonly CivilDate[]): { from: CivilDate; to: CivilDate; n: number }[] {
  return [...days].sort().reduce<{ from: CivilDate; to: CivilDate; n: number }[]>((runs, day) => {
    const last = runs.at(-1);
    if (last === undefined || addDays(last.to, 1) !== day) return [...runs, { from: day, to: day, n: 1 }];
    return [...runs.slice(0, -1), { ...last, to: day, n: last.n + 1 }];
  }, []);
}
