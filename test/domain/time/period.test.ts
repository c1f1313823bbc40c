import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkday } from '../../../domain/time/calendar.ts';
import { daysBetween } from '../../../domain/time/civil-date.ts';
import { dateOf, epochMsOf, instantOf } from '../../../domain/time/instant.ts';
import { endOfPeriod, type Period } from '../../../domain/time/period.ts';
import { anyEpochMs, anyInstant, calendar } from './support.ts';

const anyUnit: fc.Arbitrary<(n: number) => Period> = fc.constantFrom<(n: number) => Period>(
  (n) => ({ unit: 'hours', n }),
  (n) => ({ unit: 'calendar-days', n, rolls: false }),
  (n) => ({ unit: 'calendar-days', n, rolls: true }),
  (n) => ({ unit: 'months', n, rolls: false }),
  (n) => ({ unit: 'months', n, rolls: true }),
  (n) => ({ unit: 'working-days', n }),
);
const length = fc.integer({ min: 1, max: 60 });

describe('the end of a period', () => {
  it('comes after its start, and never sooner for a longer period', () => {
    fc.assert(
      fc.property(anyInstant, anyUnit, length, fc.nat({ max: 30 }), (start, period, n, more) => {
        const { dueAt } = endOfPeriod(start, period(n), calendar);
        expect(dueAt > start).toBe(true);
        expect(endOfPeriod(start, period(n + more), calendar).dueAt >= dueAt).toBe(true);
      }),
    );
  });

  it('never comes sooner for a later start', () => {
    fc.assert(
      fc.property(anyEpochMs, fc.nat({ max: 40 * 86_400_000 }), anyUnit, length, (startMs, laterMs, period, n) => {
        const { dueAt } = endOfPeriod(instantOf(startMs), period(n), calendar);
        expect(endOfPeriod(instantOf(startMs + laterMs), period(n), calendar).dueAt >= dueAt).toBe(true);
      }),
    );
  });

  it('is midnight after the last day where days are counted, and to the minute where hours are', () => {
    fc.assert(
      fc.property(anyInstant, anyUnit, length, (start, period, n) => {
        const { dueAt, lastDay } = endOfPeriod(start, period(n), calendar);
        if (lastDay === undefined) {
          expect(epochMsOf(dueAt) - epochMsOf(start)).toBe(n * 3_600_000);
        } else {
          expect(dueAt.slice(10)).toBe('T00:00:00.000+08:00');
          expect(daysBetween(lastDay, dateOf(dueAt))).toBe(1);
        }
      }),
    );
  });

  it('rolls to a workday, and only forward, and only where it may', () => {
    fc.assert(
      fc.property(anyInstant, length, (start, n) => {
        const rolled = endOfPeriod(start, { unit: 'calendar-days', n, rolls: true }, calendar);
        const strict = endOfPeriod(start, { unit: 'calendar-days', n, rolls: false }, calendar);
        expect(isWorkday(rolled.lastDay as string, calendar)).toBe(true);
        expect(daysBetween(dateOf(start), strict.lastDay as string)).toBe(n);
        expect(rolled.dueAt >= strict.dueAt).toBe(true);
      }),
    );
  });
});
