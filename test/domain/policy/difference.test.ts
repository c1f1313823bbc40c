import { describe, expect, it } from 'vitest';
import { incoherencesOf } from '../../../domain/policy/coherence.ts';
import { changesOf, differencesOf, withChanges } from '../../../domain/policy/difference.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { widerPolicy } from './wider-policy.ts';

const twoDays = { unit: 'calendar-days', n: 2, rolls: false };
const idle = ['timers', 'idle', 'red', 'period'];

describe('what differs between two versions', () => {
  it('is named by its place, a period as one value', () => {
    const after = withChanges(policyVersion1, [
      { path: idle, value: twoDays },
      { path: ['levels', '0', 'label'], value: '村' },
      { path: ['types', 'neighbours'] },
      { path: ['types', 'water'], value: '用水' },
    ]);
    expect(differencesOf(policyVersion1, after)).toEqual([
      { path: ['levels', '0', 'label'], before: '村级', after: '村' },
      { path: ['types', 'neighbours'], before: '邻里' },
      { path: ['types', 'water'], after: '用水' },
      { path: idle, before: { unit: 'calendar-days', n: 3, rolls: false }, after: twoDays },
    ]);
    expect(policyVersion1.timers.idle.red?.period.n).toBe(3);
  });

  it('is a whole list where it has grown, and no number or day of a version', () => {
    const paths = differencesOf(policyVersion1, { ...widerPolicy, effectiveFrom: '2027-01-01' }).map(
      ({ path }) => path,
    );
    expect(paths).toContainEqual(['levels']);
    expect(paths).toContainEqual(['timers', 'idle', 'green']);
    expect(paths.flat()).not.toContain('version');
    expect(paths.flat()).not.toContain('effectiveFrom');
  });

  it('laid on the one again gives the other', () => {
    const changes = changesOf(differencesOf(policyVersion1, widerPolicy));
    expect(withChanges(policyVersion1, changes)).toEqual({ ...widerPolicy, version: 1 });
    expect(differencesOf(policyVersion1, structuredClone(policyVersion1))).toEqual([]);
  });

  it.each([
    [['timers', 'moon', 'period']],
    [['levels', '3', 'label']],
    [['levels', '3']],
    [['levels', 'length']],
    [['defaultColour', 'x']],
    [['version']],
    [['effectiveFrom']],
    [['__proto__', 'polluted']],
    [['constructor', 'prototype', 'polluted']],
  ])('is nowhere but in the policy: %j', (path) => {
    expect(() => withChanges(policyVersion1, [{ path, value: 1 }])).toThrow(RangeError);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a policy that names its own parts', () => {
  it.each([
    ['shipped', policyVersion1],
    ['wider', widerPolicy],
  ])('holds together as %s', (_, policy) => expect(incoherencesOf(policy)).toEqual([]));

  it.each<[string, string[], unknown]>([
    ['defaultColour', ['defaultColour'], 'green'],
    ['colours', ['colours'], [...policyVersion1.colours, ...policyVersion1.colours]],
    ['routeRules.0.route', ['routeRules', '0', 'route'], 'moon'],
    ['routeRules', ['routeRules'], policyVersion1.routeRules.slice(0, 2)],
    ['levels', ['levels'], policyVersion1.levels.slice(0, 1)],
    ['household.incidentLevel', ['household', 'incidentLevel'], 'green'],
    ['retention.rules.1.class', ['retention', 'rules', '1', 'class'], 'ever'],
    ['assessment.weights', ['assessment', 'weights', 'success'], 50],
    ['dispute.dangers.criminal.colour', ['dispute', 'dangers', 'criminal', 'colour'], 'green'],
    ['dispute.links.derived.inverse', ['dispute', 'links', 'derived', 'inverse'], 'moon'],
    ['enforcement.endedUnpaid.measure', ['enforcement', 'endedUnpaid', 'measure'], 'moon'],
    ['dispute.rating.dissatisfied', ['dispute', 'rating', 'dissatisfied'], 5],
  ])('does not without %s', (path, place, value) => {
    const policy: Policy = withChanges(policyVersion1, [{ path: place, value }]);
    expect(incoherencesOf(policy).map((each) => each.path)).toContain(path);
  });
});
