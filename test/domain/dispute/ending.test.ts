import { describe, expect, it } from 'vitest';
import type { DisputeCommand } from '../../../domain/dispute/commands.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import {
  at,
  atCourt,
  atTownship,
  dispatched,
  MONDAY,
  mediating,
  people,
  referred,
  registered,
  Scenario,
  text,
} from '../../support/dispute-world.ts';

const reason = text('reason');
const terminate: DisputeCommand = { type: 'terminate', ground: 'no-agreement', reason };
const reconcile: DisputeCommand = { type: 'reconcile', record: reason };
const withdraw: DisputeCommand = { type: 'withdraw', reason };
const settle: DisputeCommand = { type: 'close', outcome: 'settled-by-parties', reason };
const file: DisputeCommand = { type: 'file-for-litigation', requestedBy: 'p1', courtCaseNumber: '(2026)云01民初1号' };

function assertOver(scenario: Scenario, outcome: string, by: Actor = people.yangping): void {
  scenario.thenEvents('closed');
  expect(scenario.open).toMatchObject({ status: 'closed', ending: { outcome }, offer: null, deadlines: [] });
  expect(scenario.open.path.at(-1)).toMatchObject({ to: scenario.now, outcome });
  expect(scenario.tasks()).toEqual([]);
  for (const who of Object.values(people)) expect([[], ['seal-document']]).toContainEqual(scenario.actions(who));
  scenario.when(withdraw, by).thenRefused('not-possible-now', { allowed: scenario.actions(by) });
}

describe('终止调解 terminate (人民调解法 26)', () => {
  it.each([
    ['neighbours', undefined, 'court'],
    ['migrant-wages', undefined, 'labour-arbitration'],
    ['migrant-wages', 'written-acknowledgement', 'court'],
    ['labour', undefined, 'labour-arbitration'],
    ['forest-land', undefined, 'government-decision'],
    ['homestead', 'use-right', 'government-decision'],
    ['forest-land', 'land-contract', 'land-contract-arbitration'],
    ['expropriation', 'administrative-act', 'administrative'],
  ])('%s %s names the lawful route: %s', (disputeType, ground, route) => {
    const scenario = mediating(true, MONDAY, { disputeType, ground }).when(terminate, people.yangping);
    expect(scenario.reactions()).toEqual([{ kind: 'render-document', form: 'termination-notice' }]);
    expect(scenario.open.ending).toMatchObject({ ground: 'no-agreement', reason, routes: [route] });
    assertOver(scenario, 'terminated');
  });

  it('is possible before acceptance, as when a party refuses (人民调解法 17)', () => {
    registered()
      .when({ ...terminate, ground: 'party-refuses' }, people.yangping)
      .thenEvents('closed');
    dispatched()
      .when({ ...terminate, ground: 'party-refuses' }, people.yangping)
      .thenEvents('closed');
  });

  it('not while another has it on offer', () => {
    referred().when(terminate, people.township).thenRefused('not-possible-now');
  });

  it('tells the owner and who had it before', () => {
    expect(atTownship().when(terminate, people.township).told()).toEqual([
      'closed-terminated@qingxi-committee',
      'closed-terminated@yangping',
    ]);
  });

  it('is not for others', () => {
    mediating().when(terminate, people.coordinator).thenRefused('not-permitted');
    atCourt().when(terminate, people.courtMediator).thenRefused('not-permitted');
  });
});

describe('调解和好 reconcile, 撤回 withdraw, close', () => {
  it('end the case', () => {
    assertOver(mediating().when(reconcile, people.yangping), 'reconciled');
    assertOver(mediating().when(withdraw, people.yangping), 'withdrawn');
    assertOver(mediating().when(settle, people.yangping), 'settled-by-parties');
  });

  it('a party may withdraw at every stage', () => {
    registered().when(withdraw, people.yangping).thenEvents('closed');
    dispatched().when(withdraw, people.yangping).thenEvents('closed');
    referred().when(withdraw, people.township).thenEvents('closed');
    mediating()
      .given({ type: 'suspend', kind: 'appraisal', reason }, people.yangping)
      .when(withdraw, people.yangping)
      .thenEvents('closed');
  });

  it('reconciled needs mediation', () => {
    registered().when(reconcile, people.yangping).thenRefused('not-possible-now');
    mediating().when(reconcile, people.hekou).thenRefused('not-permitted');
    mediating().when(settle, people.officer).thenRefused('not-permitted');
    mediating().when(withdraw, people.coordinatorBeiling).thenRefused('not-permitted');
  });
});

describe('登记立案 file-for-litigation (特邀调解规定 21)', () => {
  it('is a clerk’s act at court', () => {
    const scenario = atCourt().when(file, people.clerk);
    expect(scenario.open.courtCaseNumber).toBe('(2026)云01民初1号');
    assertOver(scenario, 'filed-for-litigation', people.clerk);
  });

  it('also while mediation is suspended, or on offer to a committee: the party insists', () => {
    atCourt()
      .given({ type: 'sign-for', at: MONDAY }, people.clerk)
      .given({ type: 'suspend', kind: 'appraisal', reason }, people.clerk)
      .when(file, people.clerk)
      .thenEvents('closed');
    atCourt()
      .given({ type: 'transfer', direction: 'down', organisationId: 'hekou', reason }, people.clerk)
      .when(file, people.judge)
      .thenEvents('closed');
  });

  it('knows who asks', () => {
    atCourt()
      .when({ ...file, requestedBy: 'p7' }, people.clerk)
      .thenRefused('invalid', { path: 'requestedBy' });
  });

  it('not by a committee, a court mediator or before the court has it', () => {
    mediating().when(file, people.yangping).thenRefused('not-permitted');
    atCourt().when(file, people.courtMediator).thenRefused('not-permitted');
    referred().when(file, people.clerk).thenRefused('not-possible-now');
  });
});

describe('a command for a case that is not there', () => {
  it('is invalid', () => {
    new Scenario(at('2026-03-09')).when(withdraw, people.yangping).thenRefused('invalid');
  });
});
