import { describe, expect, it } from 'vitest';
import type { Party } from '../../../domain/dispute/state.ts';
import { MONDAY, parties, people, registered, registering, Scenario } from '../../support/dispute-world.ts';

const first = parties[0] as Party;

describe('登记 register', () => {
  it('is owned by the registrar’s organisation from that moment', () => {
    const { open } = registered();
    expect(open).toMatchObject({
      status: 'registered',
      level: 'village',
      colour: 'blue',
      owner: { organisationId: 'yangping' },
      path: [{ level: 'village', organisationId: 'yangping', from: MONDAY }],
      policyVersion: 1,
      domesticViolence: false,
    });
  });

  it.each([
    ['yangping', 'village'],
    ['coordinator', 'township'],
    ['township', 'township'],
    ['studio', 'township'],
    ['clerk', 'court'],
    ['tribunalClerk', 'court'],
  ] as const)('by %s begins at the level of %s', (who, level) => {
    const scenario = new Scenario(MONDAY).when(registering(), people[who]).thenEvents('registered');
    expect(scenario.open.level).toBe(level);
  });

  it.each(['grid', 'officer', 'deputy', 'chief', 'women', 'courtMediator', 'enforcement'] as const)(
    'is not open to %s',
    (who) => {
      new Scenario(MONDAY).when(registering(), people[who]).thenRefused('not-permitted');
    },
  );

  it.each(['supervisor', 'auditor', 'administrator'] as const)('is not open to %s of the county', (who) => {
    new Scenario(MONDAY).when(registering(), people[who]).thenRefused('not-permitted');
  });

  it('happens once', () => {
    registered().when(registering(), people.yangping).thenRefused('not-possible-now', { allowed: [] });
  });

  it.each([
    ['type', { disputeType: 'war' }],
    ['type', { disputeType: 'toString' }],
    ['source', { source: 'rumour' }],
    ['mediationType', { mediationType: 'magic' }],
    ['colour', { colour: 'pink' }],
    ['ground', { ground: 'debt-note' }],
    ['parties', { parties: [first] }],
    ['parties', { parties: [first, { ...first, partyId: 'p2' }] }],
    ['parties', { parties: parties.map((party) => ({ ...party, partyId: 'same' })) }],
  ])('names the field at fault: %s', (path, facts) => {
    new Scenario(MONDAY).when(registering(facts), people.yangping).thenRefused('invalid', { path });
  });

  it('takes every one of the 18 types and every source (司法行政统计口径)', () => {
    const { policy } = new Scenario(MONDAY).world;
    expect(Object.keys(policy.types)).toHaveLength(18);
    for (const disputeType of Object.keys(policy.types)) registered(MONDAY, { disputeType });
    for (const source of Object.keys(policy.sources)) registered(MONDAY, { source });
  });

  it('红 tells the coordinator and the police station at once', () => {
    const scenario = new Scenario(MONDAY).when(registering({ colour: 'red' }), people.yangping);
    scenario.thenEvents('registered', 'alert-raised');
    expect(scenario.told()).toEqual(['alert-raised@qingxi', 'alert-raised@qingxi-station']);
    expect(scenario.awaited()).toEqual(['dispatch@yangping', 'acknowledge@qingxi', 'acknowledge@qingxi-station']);
  });

  it('红 in a studio, which lies in no township, tells the county', () => {
    const scenario = new Scenario(MONDAY).when(registering({ colour: 'red' }), people.studio);
    expect(scenario.told()).toEqual(['alert-raised@county']);
    scenario.when({ type: 'acknowledge' }, people.supervisor).thenEvents('alert-acknowledged');
  });
});
