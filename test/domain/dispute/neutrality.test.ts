import { describe, expect, it } from 'vitest';
import type { Party } from '../../../domain/dispute/state.ts';
import {
  accepting,
  dispatched,
  MONDAY,
  mediating,
  parties,
  people,
  registered,
  registering,
  Scenario,
  text,
} from '../../support/dispute-world.ts';
import { assertSound } from './invariants.ts';

const reason = text('reason');

/** The respondent is that organisation. */
function against(organisationId: string): { parties: Party[] } {
  return {
    parties: parties.map((party) =>
      party.partyId === 'p2' ? { ...party, kind: 'organisation', organisationId } : party,
    ),
  };
}

describe('中立: a committee whose own village is a party neither owns nor mediates (domain.md 1)', () => {
  it('writes the matter down and hands it to the township in the same moment', () => {
    const scenario = new Scenario(MONDAY).when(registering(against('yangping')), people.yangping);
    scenario.thenEvents('registered', 'escalated');
    expect(scenario.open).toMatchObject({ level: 'township', owner: { organisationId: 'qingxi' }, status: 'offered' });
    expect(scenario.open.path.map(({ organisationId }) => organisationId)).toEqual(['yangping', 'qingxi']);
    expect(scenario.told()).toContain('escalated-not-neutral@qingxi');
    assertSound(scenario);
  });

  it('is not sent it either, and hears where it may go', () => {
    const scenario = registered(MONDAY, against('hekou'));
    const neutral = '移送qingxi';
    scenario
      .when({ type: 'dispatch', organisationId: 'hekou' }, people.supervisor)
      .thenRefused('rule-broken', { path: 'organisationId', says: neutral });
    scenario
      .when({ type: 'transfer', direction: 'sideways', organisationId: 'hekou', reason }, people.yangping)
      .thenRefused('rule-broken', { path: 'organisationId', says: neutral });
    scenario.when({ type: 'dispatch', organisationId: 'yangping' }, people.yangping).thenEvents('screened', 'offered');
  });

  it('between two villages the township mediates (跨村纠纷)', () => {
    const both = parties.map(
      (party): Party => ({
        ...party,
        kind: 'organisation',
        organisationId: party.partyId === 'p1' ? 'yangping' : 'hekou',
      }),
    );
    const scenario = new Scenario(MONDAY).given(registering({ parties: both }), people.hekou);
    expect(scenario.open.owner.organisationId).toBe('qingxi');
    scenario.when({ type: 'dispatch', organisationId: 'yangping' }, people.coordinator).thenRefused('rule-broken', {
      path: 'organisationId',
    });
    scenario.when(accepting(), people.township).thenEvents('accepted');
  });

  it('a township that is a party leaves it to nobody below it: refused, with the way', () => {
    for (const who of [people.yangping, people.coordinator, people.township]) {
      new Scenario(MONDAY)
        .when(registering(against('qingxi')), who)
        .thenRefused('rule-broken', { path: 'parties', says: '人民法院' });
    }
    new Scenario(MONDAY).when(registering(against('qingxi')), people.shanqian).thenEvents('registered');
  });

  it('only an organisation is one of the tree', () => {
    const asPerson = [{ ...parties[0], organisationId: 'hekou' } as Party, ...parties.slice(1)];
    const path = 'parties.0.organisationId';
    new Scenario(MONDAY).when(registering({ parties: asPerson }), people.yangping).thenRefused('invalid', { path });
    new Scenario(MONDAY)
      .when(registering(against('nowhere')), people.yangping)
      .thenRefused('invalid', { path: 'parties.1.organisationId' });
  });
});

describe('回避 recuse', () => {
  const recused = () => mediating().given({ type: 'recuse', reason }, people.yangping);

  it('leaves the case without its mediator, and the desk with the task to name another', () => {
    const scenario = recused();
    expect(scenario.open.owner).toEqual({ organisationId: 'yangping' });
    expect(scenario.awaited()[0]).toBe('replace-mediator@yangping');
    expect(scenario.told()).toEqual(['mediator-recused@yangping']);
    assertSound(scenario);
  });

  it('who has recused may only hand it on', () => {
    const scenario = recused();
    expect(scenario.actions(people.yangping)).toEqual(['transfer', 'replace-mediator']);
    scenario.when({ type: 'reconcile', record: reason }, people.yangping).thenRefused('not-possible-now');
    scenario
      .when({ type: 'replace-mediator', mediatorId: 'mediator.yangping' }, people.yangping)
      .thenRefused('rule-broken', { path: 'mediatorId', says: '回避' });
  });
});

describe('更换调解员 replace-mediator (人民调解法 19, 23)', () => {
  const hekou = { type: 'replace-mediator', mediatorId: 'mediator.hekou', mediatorFrom: 'hekou' } as const;

  it('because a party asks for it', () => {
    const scenario = mediating().when({ ...hekou, requestedBy: 'p2', reason }, people.yangping);
    scenario.thenEvents('mediator-replaced');
    mediating()
      .when({ ...hekou, requestedBy: 'p7' }, people.yangping)
      .thenRefused('invalid', { path: 'requestedBy' });
  });

  it('借调: a mediator of another village sees and mediates this case, and no colleague of theirs does', () => {
    const scenario = mediating().given(hekou, people.yangping);
    expect(scenario.open.owner).toEqual({
      organisationId: 'yangping',
      mediatorId: 'mediator.hekou',
      mediatorFrom: 'hekou',
    });
    expect(scenario.tasks()[0]).toMatchObject({ what: 'mediate', organisationId: 'hekou', userId: 'mediator.hekou' });
    expect(scenario.actions(people.hekou)).toEqual(expect.arrayContaining(['schedule-session', 'reach-agreement']));
    expect(scenario.actions(people.hekou)).not.toContain('transfer');
    expect(scenario.actions({ ...people.hekou, userId: 'another' })).toEqual([]);
    assertSound(scenario);
  });

  it('from a house that mediates and is no party', () => {
    const scenario = mediating(undefined, MONDAY, against('hekou'));
    scenario.when(hekou, people.yangping).thenRefused('rule-broken', { path: 'mediatorFrom' });
    const station = { ...hekou, mediatorFrom: 'qingxi-station' };
    mediating().when(station, people.yangping).thenRefused('invalid', { path: 'mediatorFrom' });
    const own = { ...hekou, mediatorId: 'another', mediatorFrom: 'yangping' };
    expect(mediating().given(own, people.yangping).open.owner).toEqual({
      organisationId: 'yangping',
      mediatorId: 'another',
    });
    mediating().when(hekou, people.hekou).thenRefused('not-permitted');
  });

  it('named by the dispatcher, or by the committee that accepts', () => {
    const { mediatorId, mediatorFrom } = hekou;
    const scenario = registered()
      .given({ type: 'dispatch', organisationId: 'yangping', mediatorId, mediatorFrom }, people.yangping)
      .given(accepting(), people.yangping);
    expect(scenario.open.owner).toMatchObject({ mediatorId, mediatorFrom });
    const accepted = dispatched().given({ ...accepting(), mediatorId, mediatorFrom }, people.yangping);
    expect(accepted.open.owner).toMatchObject({ mediatorId, mediatorFrom });
  });
});
