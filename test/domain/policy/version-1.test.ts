import { describe, expect, it } from 'vitest';
import { colourOf, lawfulRoute, levelOf, nextLevel, periodFor } from '../../../domain/policy/lookups.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';

/** The numbers as the specification states them, typed in a second time. */
describe('the shipped policy', () => {
  const { timers, levels } = policyVersion1;

  it('its path is village, township, court', () => {
    expect(levels.map((level) => level.key)).toEqual(['village', 'township', 'court']);
    expect(levels.map((level) => level.onExpiry)).toEqual(['next-level', 'lawful-route', 'filing']);
  });

  it('mediation lasts 30 days, once +30; at court 30, 15 or 7 (宁波 27, 深圳 25; 特邀调解规定 27)', () => {
    for (const key of ['village', 'township']) {
      const level = levelOf(policyVersion1, key);
      expect(level.mediate.default.period).toEqual({ unit: 'calendar-days', n: 30, rolls: true });
      expect(level.extension).toMatchObject({ days: 30, times: 1 });
    }
    const court = levelOf(policyVersion1, 'court');
    expect(Object.values(court.mediate).map(({ period }) => period.n)).toEqual([30, 15, 7]);
    expect(court.extension).toBeNull();
  });

  it.each([
    ['dispatch', 'blue', { unit: 'working-days', n: 1 }],
    ['dispatch', 'red', { unit: 'hours', n: 2 }],
    ['dispatchCounty', 'blue', { unit: 'working-days', n: 1 }],
    ['accept', 'blue', { unit: 'working-days', n: 3 }],
    ['accept', 'orange', { unit: 'working-days', n: 3 }],
    ['accept', 'red', { unit: 'hours', n: 24 }],
    ['acceptSideways', 'blue', { unit: 'working-days', n: 3 }],
    ['idle', 'blue', { unit: 'calendar-days', n: 10, rolls: false }],
    ['idle', 'orange', { unit: 'calendar-days', n: 7, rolls: false }],
    ['idle', 'red', { unit: 'calendar-days', n: 3, rolls: false }],
  ] as const)('%s for %s', (timer, colour, period) => {
    expect(periodFor(timers[timer], colour).period).toEqual(period);
  });

  it('has the timers that know no colour', () => {
    expect(timers.courtAccept).toEqual({ period: { unit: 'working-days', n: 3 }, source: '在线调解规则 12' });
    expect(timers.supervisionAnswer.period).toEqual({ unit: 'working-days', n: 3 });
    expect(timers.suspensionReview.period).toEqual({ unit: 'calendar-days', n: 30, rolls: false });
    expect(timers.alertAcknowledge.period).toEqual({ unit: 'hours', n: 1 });
    expect(policyVersion1.reminders).toMatchObject({ mediate: [7, 1], accept: [1] });
  });

  it('names a source for every period and a basis for every route', () => {
    const periods = [
      ...Object.values(timers).flatMap((timer) => ('period' in timer ? [timer] : Object.values(timer))),
      ...levels.flatMap((level) => Object.values(level.mediate)),
    ];
    for (const { source } of periods) expect(source).not.toBe('');
    for (const route of policyVersion1.routes) expect(route.basis).not.toBe('');
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(policyVersion1))).toEqual(policyVersion1);
  });

  it('every type has a lawful route, whatever its ground', () => {
    for (const type of Object.keys(policyVersion1.types)) {
      for (const ground of [undefined, 'ownership', 'anything']) lawfulRoute(policyVersion1, type, ground);
    }
  });

  it('only a red case of the three alerts', () => {
    expect(policyVersion1.colours.filter((colour) => colour.alert).map((colour) => colour.key)).toEqual(['red']);
  });

  it('what it does not have is an error, not a guess', () => {
    expect(() => levelOf(policyVersion1, 'moon')).toThrow(RangeError);
    expect(() => colourOf(policyVersion1, 'pink')).toThrow(RangeError);
    expect(() => lawfulRoute({ ...policyVersion1, routeRules: [] }, 'other', undefined)).toThrow(RangeError);
    expect(nextLevel(policyVersion1, 'court')).toBeNull();
  });
});
