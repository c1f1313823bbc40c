import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addHours,
  dateOf,
  epochMsOf,
  instantFromWallClock,
  instantOf,
  normaliseInstant,
  startOfDay,
  toldBefore,
  wallClockOf,
} from '../../../domain/time/instant.ts';
import { anyDay, anyEpochMs } from './support.ts';

describe('an instant', () => {
  it('has one form, whatever offset it came with', () => {
    const same = [
      '2026-10-01T01:00:00Z',
      '2026-10-01T09:00:00+08:00',
      '2026-09-30T20:00:00.000-05:00',
      '2026-10-01T09:00+0800',
    ];
    expect(new Set(same.map(normaliseInstant))).toEqual(new Set(['2026-10-01T09:00:00.000+08:00']));
  });

  it.each([
    ...['2026-10-01', '2026-10-01T09:00:00', '2026-02-30T00:00:00Z', '2026-02-29T10:00:00+08:00', '1 Z', 'Z', ''],
    ...['2026-10-01T25:00:00Z', '2026-10-01T09:00:00+99:00', '2026-10-01 09:00:00+08:00', '2026-10-01Z'],
    ...['+010000-01-01T00:00:00Z', '9999-12-31T23:00:00Z'],
  ])('%j is none', (text) => {
    expect(() => normaliseInstant(text)).toThrow(RangeError);
  });

  it('sorts as text in the order of time', () => {
    fc.assert(
      fc.property(anyEpochMs, anyEpochMs, (a, b) => {
        expect(Math.sign(a - b)).toBe(instantOf(a) < instantOf(b) ? -1 : instantOf(a) > instantOf(b) ? 1 : 0);
      }),
    );
  });

  it('survives being written and read', () => {
    fc.assert(
      fc.property(anyEpochMs, (ms) => {
        expect(epochMsOf(instantOf(ms))).toBe(ms);
        expect(normaliseInstant(instantOf(ms))).toBe(instantOf(ms));
      }),
    );
  });

  it('falls on the day that begins at its start of day in Shanghai', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 86_399_999 }), (day, ms) => {
        expect(dateOf(instantOf(epochMsOf(startOfDay(day)) + ms))).toBe(day);
      }),
    );
    expect(dateOf('2026-09-30T16:00:00Z')).toBe('2026-10-01');
    expect(addHours('2026-12-31T20:00:00.000+08:00', 5)).toBe('2027-01-01T01:00:00.000+08:00');
  });

  it('told to the minute is before none of its own minute, and before every later one', () => {
    fc.assert(
      fc.property(anyEpochMs, fc.integer({ min: 0, max: 100 * 86_400_000 }), (ms, later) => {
        const told = instantFromWallClock(wallClockOf(instantOf(ms)));
        const moment = instantOf(ms + later);
        expect(toldBefore(told, moment)).toBe(wallClockOf(told) !== wallClockOf(moment));
        expect(toldBefore(moment, told)).toBe(false);
      }),
    );
    const [told, moment] = ['2026-11-26T09:30:00.000+08:00', '2026-11-26T09:30:59.999+08:00'];
    expect([toldBefore(told, moment), toldBefore(told, '2026-11-26T09:31:00.000+08:00')]).toEqual([false, true]);
  });
});
