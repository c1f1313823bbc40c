import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../domain/assessment/places.ts';
import { closed, reopened } from '../../../domain/organisation/closing.ts';
import { nearestOfKind, organisationOf, takesWork } from '../../../domain/organisation/tree.ts';
import { villageInAddress } from '../../../domain/household/village.ts';
import {
  accepting,
  at,
  county,
  countyOrganisations,
  dispatched,
  MONDAY,
  mediating,
  people,
  registered,
  registering,
  Scenario,
  text,
  treeOf,
} from '../../support/dispute-world.ts';

const NOW = at('2026-11-26', '09:00');
const without = (...ids: string[]) =>
  treeOf(countyOrganisations.map((each) => (ids.includes(each.id) ? { ...each, closedAt: NOW } : each)));

describe('an organisation that is closed', () => {
  it('says since when, and takes work again after it was reopened', () => {
    const hekou = closed(county, 'hekou', NOW);
    expect([hekou.closedAt, takesWork(hekou)]).toEqual([NOW, false]);
    expect(takesWork(reopened(without('hekou'), 'hekou'))).toBe(true);
  });

  it.each([
    ['the county itself', 'county', [], '最上级单位不能停止受理'],
    ['a township with villages', 'qingxi', [], '下级单位还在受理'],
    ['what is closed already', 'hekou', ['hekou'], '已经停止受理'],
  ])('is not %s', (_, id, ids, why) => {
    expect(() => closed(without(...ids), id, NOW)).toThrow(why);
  });

  it('is a township once all below it are closed; they come back after it', () => {
    const below = countyOrganisations.filter(({ parentId }) => parentId === 'beiling').map(({ id }) => id);
    expect(closed(without(...below), 'beiling', NOW)).toMatchObject({ id: 'beiling', closedAt: NOW });
    expect(() => reopened(without('beiling', ...below), 'shanqian')).toThrow('请先恢复上级单位');
    expect(() => reopened(county, 'shanqian')).toThrow('没有停止受理');
  });

  it('is nearest to nobody, but what lies there still finds its way up', () => {
    expect(nearestOfKind(without('qingxi-station'), 'yangping', 'police-station')).toBeNull();
    expect(nearestOfKind(without('hekou'), 'hekou', 'township-centre')).toEqual(organisationOf(county, 'qingxi'));
  });

  it('is not looked for in an address, and is no empty place on the county’s map', () => {
    const address = '清溪镇hekou三组';
    expect(villageInAddress(address, 'qingxi-station', county)).toBe('hekou');
    expect(villageInAddress(address, 'qingxi-station', without('hekou'))).toBeUndefined();
    const unitsOf = (tree: typeof county) =>
      placesOf([], tree, 'county').flatMap(({ units }) => units.map(({ organisationId }) => organisationId));
    expect(unitsOf(county)).toContain('hekou');
    expect(unitsOf(without('hekou'))).not.toContain('hekou');
  });
});

describe('a dispute', () => {
  it('goes to no closed committee, whoever sends it', () => {
    const organisations = without('hekou', 'qingxi-women');
    registered(MONDAY, {}, { organisations })
      .when({ type: 'dispatch', organisationId: 'hekou' }, people.coordinator)
      .thenRefused('rule-broken', { path: 'organisationId', says: 'hekou已停止受理' });
    const reason = text('reason');
    mediating(undefined, MONDAY, {}, { organisations })
      .when({ type: 'transfer', direction: 'sideways', organisationId: 'hekou', reason }, people.yangping)
      .thenRefused('rule-broken', { path: 'organisationId' })
      .when({ type: 'invite', organisationId: 'qingxi-women', as: 'womens-federation' }, people.yangping)
      .thenRefused('rule-broken', { path: 'organisationId' });
  });

  it('is not registered there, and one that it has goes on to its end', () => {
    new Scenario(MONDAY, { organisations: without('yangping') })
      .when(registering(), people.yangping)
      .thenRefused('rule-broken', { says: '请到接续的单位登记' });
    const scenario = dispatched();
    scenario.world.organisations = without('yangping');
    scenario.given(accepting(), people.yangping);
    expect(scenario.open).toMatchObject({ status: 'mediating', owner: { organisationId: 'yangping' } });
    scenario.until(at('2026-08-01'));
    expect(scenario.open.level).not.toBe('village');
  });
});
