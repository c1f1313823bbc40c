import { addDays, addMonths, type CivilDate } from './civil-date.ts';

/** Calendar periods that reports are made for, in months. */
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
export type ReportPeriod = keyof typeof MONTHS;

export interface PartOfPeriod {
  /** `2026-03`, `2026-Q1`, `2026`. */
  key: string;
  from: CivilDate;
  to: CivilDate;
}

/** The calendar's months, quarters or years from one day to another; the first and the last only as far as they lie between. */
export function partsOfPeriod(from: CivilDate, to: CivilDate, by: ReportPeriod): PartOfPeriod[] {
  const parts: PartOfPeriod[] = [];
  const months = MONTHS[by];
  for (let start = startOf(from, months); start <= to; start = addMonths(start, months)) {
    const end = addDays(addMonths(start, months), -1);
    parts.push({ key: keyOf(start, by), from: start < from ? from : start, to: end > to ? to : end });
  }
  return parts;
}

function startOf(date: CivilDate, months: number): CivilDate {
  const monthsBack = (Number(date.slice(5, 7)) - 1) % months;
  return addMonths(`${date.slice(0, 8)}01`, -monthsBack);
}

function keyOf(start: CivilDate, by: ReportPeriod): string {
  const year = start.slice(0, 4);
  if (by === 'month') return start.slice(0, 7);
  return by === 'year' ? year : `${year}-Q${(Number(start.slice(5, 7)) + 2) / 3}`;
}
