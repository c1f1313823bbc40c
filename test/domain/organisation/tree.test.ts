import { describe, expect, it } from 'vitest';
import { ancestorsOf, isBelow, nearestOfKind, organisationOf } from '../../../domain/organisation/tree.ts';
import { county } from '../../support/dispute-world.ts';

const nearest = (from: string, kind: Parameters<typeof nearestOfKind>[2]) =>
  nearestOfKind(county, from, kind)?.id ?? null;

describe('the tree of organisations', () => {
  it('knows ancestors, the nearest first', () => {
    expect(ancestorsOf(county, 'yangping').map(({ id }) => id)).toEqual(['qingxi', 'county']);
    expect(ancestorsOf(county, 'county')).toEqual([]);
    expect(isBelow(county, 'yangping', 'county')).toBe(true);
    expect(isBelow(county, 'yangping', 'beiling')).toBe(false);
    expect(isBelow(county, 'yangping', 'yangping')).toBe(false);
  });

  it.each([
    ['yangping', 'township-centre', 'qingxi'],
    ['yangping', 'police-station', 'qingxi-station'],
    ['yangping', 'court', 'court'],
    ['yangping', 'county-centre', 'county'],
    ['shanqian', 'police-station', 'beiling-station'],
    ['qingxi', 'township-centre', 'qingxi'],
    ['county', 'court', 'court'],
  ] as const)('from %s the nearest %s is %s', (from, kind, found) => {
    expect(nearest(from, kind)).toBe(found);
  });

  it('of several none is nearest: a studio and a court of the county lie in no township', () => {
    expect(nearest('studio', 'township-centre')).toBeNull();
    expect(nearest('court', 'township-centre')).toBeNull();
    expect(nearest('court', 'police-station')).toBeNull();
    expect(nearest('yangping', 'procuratorate')).toBeNull();
  });

  it('an unknown organisation is an error', () => {
    expect(() => organisationOf(county, 'nowhere')).toThrow(RangeError);
  });
});
