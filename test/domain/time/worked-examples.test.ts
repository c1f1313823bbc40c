import { describe, expect, it } from 'vitest';
import { endOfPeriod } from '../../../domain/time/period.ts';
import { calendar } from './support.ts';

/** The examples of the specification's section on computing time, word for word. */
describe('computing time (民法典 201–203)', () => {
  it('effective 2026-09-01 → day 30 is 10-01 (National Day) → last day 2026-10-08', () => {
    const end = endOfPeriod('2026-09-01T15:00:00.000+08:00', { unit: 'calendar-days', n: 30, rolls: true }, calendar);
    expect(end).toEqual({ dueAt: '2026-10-09T00:00:00.000+08:00', lastDay: '2026-10-08', provisional: false });
    const unrolled = endOfPeriod(
      '2026-09-01T15:00:00.000+08:00',
      { unit: 'calendar-days', n: 30, rolls: false },
      calendar,
    );
    expect(unrolled.lastDay).toBe('2026-10-01');
  });

  it('decision due 72 h after 2026-10-01 09:00 → 2026-10-04 09:00', () => {
    const end = endOfPeriod('2026-10-01T09:00:00.000+08:00', { unit: 'hours', n: 72 }, calendar);
    expect(end).toEqual({ dueAt: '2026-10-04T09:00:00.000+08:00', provisional: false });
  });

  it('protection order of 2026-03-31 for six months → 2026-09-30', () => {
    const end = endOfPeriod('2026-03-31T10:00:00.000+08:00', { unit: 'months', n: 6, rolls: false }, calendar);
    expect(end.lastDay).toBe('2026-09-30');
  });

  it('dispatched 2026-09-30, three working days: 10-08, 10-09, 10-10 (make-up Saturday) → over at 2026-10-11T00:00+08:00', () => {
    const start = '2026-09-30T17:30:00.000+08:00';
    const lastDays = [1, 2, 3].map((n) => endOfPeriod(start, { unit: 'working-days', n }, calendar).lastDay);
    expect(lastDays).toEqual(['2026-10-08', '2026-10-09', '2026-10-10']);
    const end = endOfPeriod(start, { unit: 'working-days', n: 3 }, calendar);
    expect(end.dueAt).toBe('2026-10-11T00:00:00.000+08:00');
  });

  it('counts days by Shanghai: a start at 00:30 there belongs to the day that has begun', () => {
    const end = endOfPeriod('2026-03-02T00:30:00.000+08:00', { unit: 'calendar-days', n: 1, rolls: false }, calendar);
    expect(end.lastDay).toBe('2026-03-03');
  });
});

describe('rest days', () => {
  it('passes over the Spring Festival, which ends with a make-up Saturday', () => {
    const end = endOfPeriod('2026-02-13T10:00:00.000+08:00', { unit: 'working-days', n: 6 }, calendar);
    // 02-14 is a make-up Saturday, 02-15 to 02-23 are off, 02-28 is a make-up Saturday.
    expect(end.lastDay).toBe('2026-02-28');
  });

  it('counts a make-up Saturday as a workday and the Sunday after it not', () => {
    const end = (n: number) =>
      endOfPeriod('2026-05-08T10:00:00.000+08:00', { unit: 'working-days', n }, calendar).lastDay;
    expect([end(1), end(2)]).toEqual(['2026-05-09', '2026-05-11']);
  });

  it('does not roll a last day that falls on a make-up Saturday', () => {
    const end = endOfPeriod('2026-09-10T10:00:00.000+08:00', { unit: 'calendar-days', n: 30, rolls: true }, calendar);
    expect(end.lastDay).toBe('2026-10-10');
  });
});

describe('years whose arrangement is not published', () => {
  it('says that a working-day date in 2027 or 2028 is provisional', () => {
    const in2027 = endOfPeriod('2027-02-03T10:00:00.000+08:00', { unit: 'working-days', n: 3 }, calendar);
    // 除夕 2027-02-05 to 初三 02-08 are off by statute; 02-04 counts.
    expect(in2027).toEqual({ dueAt: '2027-02-11T00:00:00.000+08:00', lastDay: '2027-02-10', provisional: true });
    const in2028 = endOfPeriod('2028-04-28T10:00:00.000+08:00', { unit: 'calendar-days', n: 3, rolls: true }, calendar);
    expect(in2028).toMatchObject({ lastDay: '2028-05-03', provisional: true });
  });

  it('does not call provisional what rest days cannot move', () => {
    const start = '2027-02-03T10:00:00.000+08:00';
    const unmoved = [
      endOfPeriod(start, { unit: 'hours', n: 72 }, calendar),
      endOfPeriod(start, { unit: 'calendar-days', n: 7, rolls: false }, calendar),
      endOfPeriod(start, { unit: 'months', n: 6, rolls: false }, calendar),
    ];
    expect(unmoved.map((end) => end.provisional)).toEqual([false, false, false]);
  });

  it('calls the last week of a published year provisional until the next New Year is arranged', () => {
    const end = (start: string) => endOfPeriod(start, { unit: 'working-days', n: 1 }, calendar);
    expect(end('2026-12-29T10:00:00.000+08:00')).toMatchObject({ lastDay: '2026-12-30', provisional: true });
    expect(end('2025-12-29T10:00:00.000+08:00')).toMatchObject({ lastDay: '2025-12-30', provisional: false });
    expect(end('2026-12-22T10:00:00.000+08:00')).toMatchObject({ lastDay: '2026-12-23', provisional: false });
    // 2018-12-29 was a make-up Saturday and 12-31 off, both arranged for 2019.
    expect(end('2018-12-28T10:00:00.000+08:00').lastDay).toBe('2018-12-29');
    expect(end('2018-12-29T10:00:00.000+08:00').lastDay).toBe('2019-01-02');
  });
});
