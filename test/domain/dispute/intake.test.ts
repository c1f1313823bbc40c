import { describe, expect, it } from 'vitest';
import {
  accepting,
  at,
  atTownship,
  consents,
  dispatched,
  MONDAY,
  mediating,
  people,
  registered,
  registering,
  Scenario,
  text,
} from '../../support/dispute-world.ts';

const reason = text('reason');

describe('甄别 screen (司法部令第75号 22)', () => {
  it('in scope goes on', () => {
    registered().when({ type: 'screen', inScope: true }, people.yangping).thenEvents('screened');
  });

  it('out of scope needs a reason', () => {
    registered().when({ type: 'screen', inScope: false }, people.yangping).thenRefused('invalid', { path: 'reason' });
  });

  it('不是调解范围的逐级上报: goes up a level with the reason', () => {
    const scenario = registered().when({ type: 'screen', inScope: false, reason }, people.yangping);
    scenario.thenEvents('screened', 'offered');
    expect(scenario.open.offer).toMatchObject({ kind: 'up', toOrganisationId: 'qingxi', reason });
    expect(scenario.open.owner.organisationId).toBe('yangping');
  });

  it('goes to the authority named, and ends', () => {
    const scenario = registered().when(
      { type: 'screen', inScope: false, reason, route: 'administrative', toAuthority: text('authority') },
      people.yangping,
    );
    scenario.thenEvents('screened', 'closed');
    expect(scenario.open.ending).toMatchObject({ outcome: 'out-of-scope', routes: ['administrative'] });
  });

  it('names no route that policy does not know', () => {
    registered()
      .when({ type: 'screen', inScope: false, reason, route: 'moon' }, people.yangping)
      .thenRefused('invalid', { path: 'route' });
  });

  it('at the top of the committees asks for the authority', () => {
    const { policy, ...rest } = registered().world;
    const village = policy.levels.filter((level) => level.key !== 'township');
    registered(MONDAY, {}, { ...rest, policy: { ...policy, levels: village } })
      .when({ type: 'screen', inScope: false, reason }, people.yangping)
      .thenRefused('invalid', { path: 'toAuthority' });
  });

  it('is for the owner alone', () => {
    registered().when({ type: 'screen', inScope: true }, people.coordinator).thenRefused('not-permitted');
    registered().when({ type: 'screen', inScope: true }, people.hekou).thenRefused('not-permitted');
  });

  it('is over once mediation runs', () => {
    mediating().when({ type: 'screen', inScope: true }, people.yangping).thenRefused('not-possible-now');
  });
});

describe('分拨 dispatch (人民调解法 19)', () => {
  it('offers the case to a committee and a mediator, and implies the screening', () => {
    const scenario = registered().when(
      { type: 'dispatch', organisationId: 'yangping', mediatorId: 'mediator.yangping' },
      people.yangping,
    );
    scenario.thenEvents('screened', 'offered');
    expect(scenario.open).toMatchObject({ status: 'offered', screened: true, owner: { organisationId: 'yangping' } });
    expect(scenario.tasks()[0]).toMatchObject({
      what: 'accept',
      userId: 'mediator.yangping',
      roles: ['village-mediator'],
    });
  });

  it('to whom it is dispatched already does not give them new days', () => {
    registered()
      .given({ type: 'dispatch', organisationId: 'yangping' }, people.yangping)
      .when({ type: 'dispatch', organisationId: 'yangping' }, people.yangping)
      .thenRefused('invalid', { path: 'organisationId' });
  });

  it('does not screen twice', () => {
    registered()
      .given({ type: 'screen', inScope: true }, people.yangping)
      .when({ type: 'dispatch', organisationId: 'yangping' }, people.yangping)
      .thenEvents('offered');
  });

  it('may be done by the coordinator above, to another village of the township', () => {
    const scenario = registered().when({ type: 'dispatch', organisationId: 'hekou' }, people.coordinator);
    expect(scenario.open.offer).toMatchObject({ kind: 'dispatch', toOrganisationId: 'hekou', toLevel: 'village' });
    scenario.when(accepting(), people.hekou).thenEvents('accepted');
    expect(scenario.open.owner).toEqual({ organisationId: 'hekou', mediatorId: 'mediator.hekou' });
  });

  it('from the township to its village is 交办', () => {
    const scenario = new Scenario(MONDAY)
      .given(registering(), people.coordinator)
      .when({ type: 'dispatch', organisationId: 'hekou' }, people.coordinator);
    expect(scenario.open.offer?.kind).toBe('down');
  });

  it.each(['shanqian', 'qingxi', 'court', 'qingxi-station', 'nowhere', 'constructor'])(
    'of a village case never reaches %s',
    (organisationId) => {
      registered()
        .when({ type: 'dispatch', organisationId }, people.yangping)
        .thenRefused('invalid', { path: 'organisationId' });
    },
  );

  it('again, while nobody has accepted, changes the receiver', () => {
    const scenario = dispatched().when({ type: 'dispatch', organisationId: 'hekou' }, people.coordinator);
    expect(scenario.open.offer?.toOrganisationId).toBe('hekou');
  });

  it.each(['hekou', 'shanqian', 'coordinatorBeiling', 'officer', 'clerk', 'auditor'] as const)(
    'is not for %s',
    (who) => {
      registered().when({ type: 'dispatch', organisationId: 'yangping' }, people[who]).thenRefused('not-permitted');
    },
  );

  it('is over once mediation runs', () => {
    mediating().when({ type: 'dispatch', organisationId: 'yangping' }, people.yangping).thenRefused('not-possible-now');
  });
});

describe('受理 accept', () => {
  it('starts the clock, takes the mediator and the wishes', () => {
    const scenario = dispatched().when(accepting(true), people.yangping);
    scenario.thenEvents('accepted');
    expect(scenario.open).toMatchObject({
      status: 'mediating',
      owner: { organisationId: 'yangping', mediatorId: 'mediator.yangping' },
      mediation: { startedAt: MONDAY, basis: 'default' },
      wishes: [{ partyId: 'p1', route: 'court', on: '2026-03-09' }],
    });
  });

  it('by the committee’s own dispatch adds no step to the path', () => {
    expect(mediating().open.path).toHaveLength(1);
  });

  it('一方明确拒绝的,不得调解 (人民调解法 17)', () => {
    dispatched()
      .when(
        { type: 'accept', rightsNoticeGiven: true, consents: [consents()[0]!, { partyId: 'p2', consented: false }] },
        people.yangping,
      )
      .thenRefused('rule-broken', { path: 'consents.1.consented', says: '人民调解法 17' });
  });

  it('needs every party’s consent (人民调解法 17)', () => {
    dispatched()
      .when({ type: 'accept', rightsNoticeGiven: true, consents: consents().slice(1) }, people.yangping)
      .thenRefused('invalid', { path: 'consents' });
  });

  it('knows the parties', () => {
    dispatched()
      .when(
        { type: 'accept', rightsNoticeGiven: true, consents: [...consents(), { partyId: 'p3', consented: true }] },
        people.yangping,
      )
      .thenRefused('invalid', { path: 'consents.2.partyId' });
  });

  it('tells the parties their rights first (人民调解法 23)', () => {
    dispatched()
      .when({ ...accepting(), rightsNoticeGiven: false }, people.yangping)
      .thenRefused('rule-broken', { path: 'rightsNoticeGiven', says: '人民调解法 23' });
  });

  it('knows the periods of its level', () => {
    dispatched()
      .when({ ...accepting(), basis: 'entrusted-summary' }, people.yangping)
      .thenRefused('invalid', { path: 'basis' });
  });

  it('is for the receiver alone, while the sender owns the case', () => {
    const scenario = registered().given(
      { type: 'transfer', direction: 'up', organisationId: 'qingxi-committee', reason },
      people.yangping,
    );
    scenario.when(accepting(), people.yangping).thenRefused('not-permitted');
    scenario.when(accepting(), people.coordinator).thenRefused('not-permitted');
    expect(scenario.open.owner.organisationId).toBe('yangping');
    scenario.when(accepting(), people.township).thenEvents('accepted');
    expect(scenario.open.owner.organisationId).toBe('qingxi-committee');
    expect(scenario.open.path.map((step) => step.outcome)).toEqual(['handed-over', undefined]);
    expect(scenario.told()).toEqual(['accepted@yangping']);
  });

  it('is not possible twice', () => {
    mediating().when(accepting(), people.yangping).thenRefused('not-possible-now');
  });

  it('a party that now says no to the court takes its wish back', () => {
    const scenario = mediating(true)
      .given({ type: 'transfer', direction: 'up', organisationId: 'qingxi-committee', reason }, people.yangping)
      .given(accepting(false), people.township);
    expect(scenario.open.wishes).toEqual([]);
  });

  it('keeps a wish about which nothing is said', () => {
    const scenario = mediating(true)
      .given({ type: 'transfer', direction: 'up', organisationId: 'qingxi-committee', reason }, people.yangping)
      .given(accepting(), people.township);
    expect(scenario.open.wishes).toHaveLength(1);
  });

  it('of a red case in another township alerts the people there too', () => {
    const scenario = registered(MONDAY, { colour: 'red' })
      .given({ type: 'transfer', direction: 'sideways', organisationId: 'shanqian', reason }, people.yangping)
      .when(accepting(), people.shanqian);
    scenario.thenEvents('accepted', 'alert-raised');
    expect(scenario.told()).toContain('alert-raised@beiling-station');
    expect(scenario.actions(people.officerBeiling)).toEqual(['report-danger', 'acknowledge']);
  });

  it('of a red case in the same township alerts nobody twice', () => {
    dispatched(MONDAY, { colour: 'red' }).when(accepting(), people.yangping).thenEvents('accepted');
  });
});

describe('退回 return', () => {
  it('leaves the case with its sender, which must dispatch again', () => {
    const later = at('2026-03-10', '10:00');
    const scenario = dispatched().when({ type: 'return', reason }, people.yangping, later);
    scenario.thenEvents('offer-returned');
    expect(scenario.open).toMatchObject({ status: 'registered', offer: null, dispatchSince: later });
    expect(scenario.due('dispatch')).toBe(at('2026-03-12'));
    expect(scenario.told()).toEqual(['offer-returned@yangping']);
  });

  it('resumes the sender’s mediation with the days it had left', () => {
    const scenario = mediating();
    const before = scenario.due('mediate');
    expect(before).toBe(at('2026-04-09'));
    scenario
      .given(
        { type: 'transfer', direction: 'sideways', organisationId: 'hekou', reason },
        people.yangping,
        at('2026-03-16', '09:00'),
      )
      .when({ type: 'return', reason }, people.hekou, at('2026-03-18', '09:00'));
    expect(scenario.open).toMatchObject({ status: 'mediating', owner: { organisationId: 'yangping' } });
    expect(scenario.due('mediate')).toBe(at('2026-04-11'));
  });

  it('is for the receiver alone', () => {
    atTownship(true)
      .given({ type: 'refer-to-court' }, people.township)
      .when({ type: 'return', reason }, people.coordinator)
      .thenRefused('not-permitted');
  });

  it('is not possible when nothing is offered', () => {
    mediating().when({ type: 'return', reason }, people.yangping).thenRefused('not-possible-now');
    mediating().when({ type: 'return', reason }, people.hekou).thenRefused('not-permitted');
  });
});
