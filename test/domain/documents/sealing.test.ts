import { describe, expect, it } from 'vitest';
import { mayOpenSealed, sealOf } from '../../../domain/documents/sealing.ts';
import type { Role } from '../../../domain/organisation/actor.ts';
import { atTownship, mediating, people, registered, text } from '../../support/dispute-world.ts';
import { assertReplays } from '../dispute/invariants.ts';
import { chief, deputy, officer, opened } from '../household/household-world.ts';

const reason = text('reason');
const seal = (roles: Role[], documentId = 'd1') => ({ type: 'seal-document', documentId, roles, reason }) as const;
const unseal = (documentId = 'd1') => ({ type: 'unseal-document', documentId, reason }) as const;

describe('封存文书 seal-document', () => {
  it('of a committee’s case by the coordinator above, for the committee’s own alone', () => {
    const scenario = mediating();
    expect(JSON.stringify(scenario.open)).not.toContain('sealedDocuments');
    const { lastActionAt } = scenario.open;
    scenario.when(seal(['village-mediator']), people.coordinator).thenEvents('document-sealed');
    expect(scenario.open.lastActionAt).toBe(lastActionAt);
    const sealed = sealOf(scenario.open, 'd1');
    if (sealed === undefined) throw new Error('it is not sealed');
    const may = (who: (typeof people)[keyof typeof people], keeper = 'yangping') => mayOpenSealed(who, sealed, keeper);
    expect(Object.values(people).filter((who) => may(who))).toEqual([people.yangping]);
    // Whoever has the case later, not who had it.
    expect([may(people.yangping, 'hekou'), may(people.hekou, 'hekou')]).toEqual([false, true]);
    expect(sealOf(scenario.open, 'd2')).toBeUndefined();
    assertReplays(scenario);
  });

  it('not by who mediates, is elsewhere, or only watches', () => {
    for (const who of ['yangping', 'hekou', 'coordinatorBeiling', 'deputy', 'supervisor', 'auditor'] as const) {
      mediating()
        .when(seal(['village-mediator']), people[who])
        .thenRefused('not-permitted');
    }
    mediating()
      .when(seal(['judge']), people.clerk)
      .thenRefused('not-permitted');
  });

  it('once, and unsealed once', () => {
    const scenario = mediating();
    expect(scenario.actions(people.coordinator)).not.toContain('unseal-document');
    scenario.when(unseal(), people.coordinator).thenRefused('not-possible-now');
    scenario.given(seal(['village-mediator']), people.coordinator);
    scenario.when(seal(['village-mediator']), people.coordinator).thenRefused('rule-broken', { path: 'documentId' });
    scenario.when(unseal('d2'), people.coordinator).thenRefused('rule-broken', { path: 'documentId' });
    scenario.when(unseal(), people.yangping).thenRefused('not-permitted');
    scenario.when(unseal(), people.coordinator).thenEvents('document-unsealed');
    expect(sealOf(scenario.open, 'd1')).toBeUndefined();
    scenario.when(seal(['village-mediator']), people.coordinator).thenEvents('document-sealed');
    assertReplays(scenario);
  });

  it('for somebody, and only for roles that may see the case', () => {
    mediating().when(seal([]), people.coordinator).thenRefused('invalid', { path: 'roles' });
    for (const role of ['grid-worker', 'administrator', 'community-officer'] as const) {
      const roles = ['village-mediator', role] as const;
      mediating()
        .when(seal([...roles]), people.coordinator)
        .thenRefused('invalid', { path: 'roles.1' });
    }
  });

  it('at every stage, and after the case is closed', () => {
    for (const scenario of [registered(), mediating(), atTownship()]) {
      scenario.when(seal(['township-mediator']), people.coordinator).thenEvents('document-sealed');
    }
    const scenario = mediating().given({ type: 'withdraw', reason }, people.yangping);
    scenario.when(seal(['village-mediator']), people.coordinator).thenEvents('document-sealed');
    expect(scenario.open).toMatchObject({ status: 'closed', deadlines: [] });
    expect(scenario.actions(people.coordinator)).toEqual(['seal-document', 'unseal-document']);
    scenario.when(unseal(), people.coordinator).thenEvents('document-unsealed');
  });

  it('of a household by its leaders alone, also after control was left', () => {
    const home = opened('orange');
    home.when(seal(['station-chief']), officer).thenRefused('not-permitted');
    home.when(seal(['judge']), deputy).thenRefused('invalid', { path: 'roles.0' });
    home.when(seal(['station-chief']), deputy).thenEvents('document-sealed');
    const sealed = sealOf(home.open, 'd1');
    expect([chief, deputy, officer].map((who) => sealed && mayOpenSealed(who, sealed, home.open.stationId))).toEqual([
      true,
      false,
      false,
    ]);
    home.state = { ...home.open, status: 'exited' };
    expect(home.actions(deputy)).toEqual(expect.arrayContaining(['seal-document', 'unseal-document']));
    home.when(unseal(), chief).thenEvents('document-unsealed');
  });
});
