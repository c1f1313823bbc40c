import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, isCivilDate, weekdayOf, yearOf } from '../../../domain/time/civil-date.ts';
import { anyDay } from './support.ts';

describe('a civil date', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '2026-12-31'])('%s exists', (day) => {
    expect(isCivilDate(day)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '2026-10-01T00:00',
    '',
  ])('%s does not', (day) => {
    expect(isCivilDate(day)).toBe(false);
  });

  it('knows its weekday', () => {
    expect(['2026-10-10', '2026-10-11', '1969-12-31'].map(weekdayOf)).toEqual([6, 0, 3]);
  });

  it('goes forth and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
        expect(addDays(addDays(day, n), -n)).toBe(day);
        expect(daysBetween(day, addDays(day, n))).toBe(n);
      }),
    );
  });
});

describe('months later (民法典 202)', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', 6, '2026-09-30'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-05-15', 3, '2026-08-15'],
  ])('%s + %i → %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it('never passes the end of the month it leads to, and keeps the day where that month has it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (day, months) => {
        const later = addMonths(day, months);
        const monthIndex = (date: string) => yearOf(date) * 12 + Number(date.slice(5, 7));
        expect(isCivilDate(later)).toBe(true);
        expect(monthIndex(later)).toBe(monthIndex(day) + months);
        const isLastDay = addDays(later, 1).slice(8) === '01';
        expect(later.slice(8) === day.slice(8) || (isLastDay && later.slice(8) < day.slice(8))).toBe(true);
      }),
    );
  });
});
