import { describe, expect, it } from 'vitest';
import type { DisputeCommandOf } from '../../../domain/dispute/commands.ts';
import { lawfulRoute } from '../../../domain/policy/lookups.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import {
  accepting,
  addDaysTo,
  agreed,
  atCourt,
  atTownship,
  consents,
  dispatched,
  MONDAY,
  mediating,
  noting,
  people,
  referred,
  registered,
  type Scenario,
  system,
  text,
} from '../../support/dispute-world.ts';

/** The numbered rules of the specification's section 2, each once and in its order. What leads away from them is tested beside. */
const reason = text('reason');

describe('2.1 登记', () => {
  it('records the day of application, in any of the sources and of the 18 types', () => {
    expect(Object.keys(policyVersion1.types)).toHaveLength(18);
    for (const source of Object.keys(policyVersion1.sources)) {
      expect(registered(MONDAY, { source, language: '彝语' }).open).toMatchObject({ source, openedAt: MONDAY });
    }
    for (const disputeType of Object.keys(policyVersion1.types)) registered(MONDAY, { disputeType });
  });
});

describe('2.2 甄别 (司法部令第75号 22)', () => {
  it('out of scope goes up a level, or to the competent authority, with a reason', () => {
    const screen = { type: 'screen', inScope: false, reason } as const;
    const up = registered().when(screen, people.yangping).thenEvents('screened', 'offered');
    expect(up.open.offer).toMatchObject({ kind: 'up', toOrganisationId: 'qingxi' });
    const away = registered().when({ ...screen, route: 'government-decision' }, people.yangping);
    away.thenEvents('screened', 'closed');
    registered().when({ type: 'screen', inScope: false }, people.yangping).thenRefused('invalid', { path: 'reason' });
  });
});

describe('2.3 分拨 (人民调解法 19)', () => {
  it('to an organisation and a mediator', () => {
    const command = { type: 'dispatch', organisationId: 'yangping', mediatorId: 'mediator.yangping' } as const;
    const scenario = registered().given(command, people.yangping);
    expect(scenario.tasks()[0]).toMatchObject({ what: 'accept', userId: 'mediator.yangping' });
  });
});

describe('2.4 受理 (人民调解法 17, 23)', () => {
  it('一方明确拒绝的,不得调解; the parties are told their rights first', () => {
    const refusing = consents().map((consent) => ({ ...consent, consented: consent.partyId === 'p1' }));
    dispatched()
      .when({ ...accepting(), consents: refusing }, people.yangping)
      .thenRefused('rule-broken', { path: 'consents.1.consented', says: '人民调解法 17' });
    dispatched()
      .when({ ...accepting(), rightsNoticeGiven: false }, people.yangping)
      .thenRefused('rule-broken', { path: 'rightsNoticeGiven', says: '人民调解法 23' });
  });
});

describe('2.5 调解 (人民调解法 20)', () => {
  it('sessions, investigations, invited guests, and days that do not count', () => {
    const scenario = mediating()
      .given({ type: 'invite', organisationId: 'court', as: 'judge' }, people.yangping)
      .given({ type: 'suspend', kind: 'appraisal', reason }, people.yangping)
      .given({ type: 'resume' }, people.yangping, addDaysTo(MONDAY, 10));
    // 30 days from 9 March and the 10 of the appraisal: 18 April is a Saturday.
    expect(scenario.deadline('mediate').lastDay).toBe('2026-04-20');
  });
});

describe('2.6 结果 (人民调解法 26)', () => {
  it.each<[string, Scenario, string]>([
    ['agreement, performed', completed(), 'performed'],
    ['调解和好', mediating().given({ type: 'reconcile', record: reason }, people.yangping), 'reconciled'],
    [
      'failure',
      mediating().given({ type: 'terminate', ground: 'no-agreement', reason }, people.yangping),
      'terminated',
    ],
    ['自行和解', mediating().given(settling(), people.yangping), 'settled-by-parties'],
    ['撤回', mediating().given({ type: 'withdraw', reason }, people.yangping), 'withdrawn'],
  ])('%s', (_, scenario, outcome) => {
    expect(scenario.open.ending?.outcome).toBe(outcome);
  });

  it.each([
    ['neighbours', undefined, 'court', '人民调解法 26'],
    ['migrant-wages', undefined, 'labour-arbitration', '劳动争议调解仲裁法 5'],
    ['migrant-wages', 'written-acknowledgement', 'court', '人民调解法 26'],
    ['labour', undefined, 'labour-arbitration', '劳动争议调解仲裁法 5'],
    ['forest-land', undefined, 'government-decision', '土地管理法 14;森林法 22'],
    ['homestead', 'ownership', 'government-decision', '土地管理法 14;森林法 22'],
    ['contract', 'land-contract', 'land-contract-arbitration', '农村土地承包经营纠纷调解仲裁法 4'],
  ])('%s (%s): first %s', (type, ground, route, basis) => {
    expect(lawfulRoute(policyVersion1, type, ground)).toMatchObject({ key: route, basis });
    const facts = { disputeType: type, ...(ground === undefined ? {} : { ground }) };
    const township = atTownship(true, MONDAY, facts);
    township.when({ type: 'refer-to-court' }, people.township);
    if (route === 'court') township.thenEvents('offered');
    else township.thenRefused('rule-broken', { says: basis });
    const expired = atTownship(true, MONDAY, facts).throughDue('mediate');
    if (route === 'court') expect(expired.open.offer?.kind).toBe('court-referral');
    else expect(expired.open.ending).toMatchObject({ ground: 'period-expired', routes: [route] });
  });
});

describe('2.7 法院诉前', () => {
  it('accepts in 3 working days or is pressed (在线调解规则 12)', () => {
    expect(referred().deadline('court-accept')).toMatchObject({ lastDay: '2026-03-12', source: '在线调解规则 12' });
  });

  it('its days run from the mediator’s signature; then filing, which is always a clerk’s act (特邀调解规定 21, 27)', () => {
    const scenario = atCourt();
    expect(scenario.kinds()).not.toContain('mediate');
    scenario.given({ type: 'sign-for', at: MONDAY }, people.courtMediator).throughDue('mediate');
    scenario.thenEvents('court-period-expired');
    scenario.when({ type: 'file-for-litigation', requestedBy: 'p1' }, people.clerk).thenEvents('closed');
  });

  it('may entrust it down again', () => {
    const scenario = atCourt().given({ type: 'sign-for', at: MONDAY }, people.courtMediator);
    scenario.given({ type: 'transfer', direction: 'down', organisationId: 'hekou', reason }, people.clerk);
    expect(scenario.given(accepting(), people.hekou).open).toMatchObject({ level: 'village', status: 'mediating' });
  });
});

describe('2.8 结案、评价', () => {
  it('a dissatisfied rating opens 督办', () => {
    const scenario = completed().when({ type: 'rate', partyId: 'p1', score: 1 }, system);
    scenario.thenEvents('rated', 'supervision-opened');
  });
});

describe('timers of the path: what happens when each fires', () => {
  const cases: [string, string, () => Scenario, string][] = [
    ['dispatch', '限时流转', () => registered(), 'dispatch-overdue'],
    ['accept', '本系统设计', () => dispatched(), 'escalated'],
    ['mediate', '宁波市人民调解条例 27', () => mediating(), 'escalated'],
    ['idle', '本系统设计', () => registered(), 'supervision-opened'],
    ['supervision-answer', '本系统设计', () => registered().throughDue('idle'), 'supervision-escalated'],
    ['court-accept', '在线调解规则 12', () => referred(), 'court-acceptance-overdue'],
    ['accept', '本系统设计', () => sideways(), 'offer-lapsed'],
    ['suspension-review', '本系统设计', () => suspended(), 'suspension-review-due'],
    ['alert-acknowledge', '本系统设计', () => registered(MONDAY, { colour: 'red' }), 'alert-escalated'],
    ['agreement-review', '本系统设计', () => agreed(), 'agreement-review-due'],
    ['contact', '本系统设计', () => mediating(), 'contact-overdue'],
  ];

  it.each(cases)('%s (%s)', (kind, source, make, event) => {
    const scenario = make();
    expect(scenario.deadline(kind).source).toContain(source);
    const { dueAt } = scenario.deadline(kind);
    scenario.throughDue(kind);
    expect(scenario.history.filter((each) => each.at === dueAt).map(({ type }) => type)).toContain(event);
  });
});

function completed(): Scenario {
  return agreed().given(noting('effective'), system).given(noting('completed'), system);
}

function settling(): DisputeCommandOf<'close'> {
  return { type: 'close', outcome: 'settled-by-parties', reason };
}

function sideways(): Scenario {
  return mediating().given(
    { type: 'transfer', direction: 'sideways', organisationId: 'hekou', reason },
    people.yangping,
  );
}

function suspended(): Scenario {
  return mediating().given({ type: 'suspend', kind: 'appraisal', reason }, people.yangping);
}
