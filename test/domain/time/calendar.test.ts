import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkdays, isWorkday, nextWorkdayFrom } from '../../../domain/time/calendar.ts';
import { addDays, daysBetween } from '../../../domain/time/civil-date.ts';
import { statutoryDays } from '../../../record/calendar.ts';
import { anyDay, calendar } from './support.ts';

const count = fc.integer({ min: 1, max: 60 });

describe('working days', () => {
  it('land on a workday after the start, and exactly n of them are counted', () => {
    fc.assert(
      fc.property(anyDay, count, (day, n) => {
        const last = addWorkdays(day, n, calendar);
        expect(isWorkday(last, calendar)).toBe(true);
        const passed = Array.from({ length: daysBetween(day, last) }, (_, index) => addDays(day, index + 1));
        expect(passed.filter((each) => isWorkday(each, calendar))).toHaveLength(n);
      }),
    );
  });

  it('later starts and more days never end sooner', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 40 }), count, fc.nat({ max: 10 }), (day, shift, n, more) => {
        const end = addWorkdays(day, n, calendar);
        expect(addWorkdays(addDays(day, shift), n, calendar) >= end).toBe(true);
        expect(addWorkdays(day, n + more, calendar) >= end).toBe(true);
      }),
    );
  });

  it('the next workday from a day is that day or the first workday after it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const next = nextWorkdayFrom(day, calendar);
        expect(next).toBe(isWorkday(day, calendar) ? day : addWorkdays(day, 1, calendar));
      }),
    );
  });
});

describe('the calendar', () => {
  it('knows the arrangement of 2026', () => {
    const off = ['2026-01-01', '2026-02-23', '2026-04-06', '2026-06-19', '2026-09-25', '2026-10-07'];
    const worked = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
    expect(off.map((day) => isWorkday(day, calendar))).not.toContain(true);
    expect(worked.map((day) => isWorkday(day, calendar))).not.toContain(false);
    expect(calendar.years[2026]?.published).toBe(true);
  });

  it('gives 2027 and 2028 their statutory days only, and says so', () => {
    expect(calendar.years[2027]).toEqual({
      published: false,
      holidays: [
        ...['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-05-01'],
        ...['2027-05-02', '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03'],
      ],
      makeUpWorkdays: [],
    });
    // Mid-autumn 2028 falls on the last statutory day of National Day.
    expect(calendar.years[2028]?.holidays).toHaveLength(12);
    expect(calendar.years[2028]?.published).toBe(false);
  });

  it('works out statutory days as published arrangements have them', () => {
    for (const year of [2025, 2026]) {
      expect(calendar.years[year]?.holidays).toEqual(expect.arrayContaining(statutoryDays(year)));
    }
    const missing = [2008, 2016, 2020, 2022, 2023].flatMap((year) =>
      statutoryDays(year).filter((day) => !calendar.years[year]?.holidays.includes(day)),
    );
    expect(missing).toEqual([]);
  });

  it('names the table it was made from', () => {
    expect(calendar.version).toMatch(/^chinese-days \d+\.\d+\.\d+$/);
  });
});
