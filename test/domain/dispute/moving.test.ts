import { describe, expect, it } from 'vitest';
import type { DisputeCommand } from '../../../domain/dispute/commands.ts';
import { entrustmentTerms } from '../../../domain/dispute/entrustment.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import {
  accepting,
  at,
  atCourt,
  atTownship,
  consents,
  dispatched,
  MONDAY,
  mediating,
  people,
  referred,
  registered,
  text,
} from '../../support/dispute-world.ts';

const reason = text('reason');
const move = (direction: 'up' | 'down' | 'sideways', organisationId?: string) =>
  ({ type: 'transfer', direction, organisationId, reason }) as const;

describe('上交 transfer up', () => {
  it('goes to the level above; the sender owns the case until it is accepted', () => {
    const scenario = mediating().when(move('up'), people.yangping).thenEvents('offered');
    expect(scenario.open).toMatchObject({
      status: 'offered',
      owner: { organisationId: 'yangping' },
      offer: { kind: 'up', toOrganisationId: 'qingxi', toLevel: 'township', wasMediating: true },
    });
    expect(scenario.told()).toEqual(['offered-up@qingxi']);
    expect(scenario.readers()).toContain('qingxi');
  });

  it('may name the township’s committee', () => {
    expect(mediating().when(move('up', 'qingxi-committee'), people.yangping).open.offer?.toLevel).toBe('township');
  });

  it.each(['beiling', 'hekou', 'court', 'qingxi-station', 'studio', 'yangping', 'nowhere'])('not to %s', (target) => {
    mediating().when(move('up', target), people.yangping).thenRefused('invalid', { path: 'organisationId' });
  });

  it('from the township is a referral to court instead', () => {
    atTownship().when(move('up'), people.township).thenRefused('rule-broken', { path: 'direction' });
    atCourt().when(move('up'), people.clerk).thenRefused('rule-broken', { path: 'direction' });
  });
});

describe('交办 transfer down', () => {
  it('reaches the villages of the township', () => {
    const scenario = atTownship().when(move('down', 'hekou'), people.township).thenEvents('offered');
    expect(scenario.open.offer).toMatchObject({ kind: 'down', toLevel: 'village' });
    scenario.when(accepting(), people.hekou).thenEvents('accepted');
    expect(scenario.open.path.map((step) => step.organisationId)).toEqual(['yangping', 'qingxi-committee', 'hekou']);
  });

  it.each(['shanqian', 'qingxi', 'court', 'nowhere'])('not %s', (target) => {
    atTownship().when(move('down', target), people.township).thenRefused('invalid', { path: 'organisationId' });
  });

  it('names the receiver', () => {
    atTownship().when(move('down'), people.township).thenRefused('invalid', { path: 'organisationId' });
  });

  it('of a court reaches any committee of the county (委派, 委托)', () => {
    atCourt().when(move('down', 'shanqian'), people.clerk).thenEvents('offered');
    atCourt().when(move('down', 'qingxi-committee'), people.clerk).thenEvents('offered');
    atCourt().when(move('down', 'qingxi-committee'), people.courtMediator).thenRefused('not-permitted');
  });

  it('of a court goes with its letter, and with the court’s terms as they are then (特邀调解规定 27)', () => {
    const scenario = atCourt('entrusted-summary').when(move('down', 'hekou'), people.clerk);
    expect(scenario.reactions()).toEqual([{ kind: 'render-document', form: 'entrustment-letter.2' }]);
    expect(scenario.open.transfers.slice(1)).toMatchObject([
      { kind: 'down', toOrganisationId: 'hekou', entrusts: true },
    ]);
    expect(entrustmentTerms(scenario.open, policyVersion1)).toEqual({ days: 7, isFiled: true });
    const unfiled = atCourt().when(move('down', 'hekou'), people.clerk);
    expect(entrustmentTerms(unfiled.open, policyVersion1)).toEqual({ days: 30, isFiled: false });
  });

  it('that comes back leaves an unsigned court clock unstarted (特邀调解规定 27)', () => {
    const scenario = atCourt()
      .given(move('down', 'hekou'), people.clerk)
      .when({ type: 'return', reason }, people.hekou, at('2026-03-11', '09:00'));
    expect(scenario.open.mediation?.startedAt).toBeNull();
    expect(scenario.awaited()[0]).toBe('sign-for@court');
  });
});

describe('移送 transfer sideways', () => {
  it('goes to another village or to a studio of the county', () => {
    expect(mediating().when(move('sideways', 'shanqian'), people.yangping).open.offer?.toLevel).toBe('village');
    expect(mediating().when(move('sideways', 'studio'), people.yangping).open.offer?.toLevel).toBe('township');
  });

  it('goes from the court to its tribunal', () => {
    atCourt().when(move('sideways', 'qingxi-tribunal'), people.clerk).thenEvents('offered');
  });

  it.each(['qingxi', 'court', 'yangping', 'qingxi-women'])('not from a village to %s', (target) => {
    mediating().when(move('sideways', target), people.yangping).thenRefused('invalid', { path: 'organisationId' });
  });

  it('goes with a letter that says why, each with its own number', () => {
    const scenario = mediating().given(move('sideways', 'hekou'), people.yangping);
    expect(scenario.reactions()).toEqual([{ kind: 'render-document', form: 'transfer-letter.1' }]);
    scenario.given({ type: 'return', reason }, people.hekou).given(move('up'), people.yangping);
    expect(scenario.reactions()).toEqual([{ kind: 'render-document', form: 'transfer-letter.2' }]);
    expect(scenario.open.transfers.map(({ kind, entrusts }) => [kind, entrusts])).toEqual([
      ['sideways', undefined],
      ['up', undefined],
    ]);
  });

  it('is not for others, nor while it is on its way', () => {
    mediating().when(move('sideways', 'hekou'), people.coordinator).thenRefused('not-permitted');
    mediating()
      .given(move('sideways', 'hekou'), people.yangping)
      .when(move('up'), people.yangping)
      .thenRefused('not-possible-now');
  });
});

describe('诉前移送 refer-to-court', () => {
  it('goes to the county’s court with a party’s wish on record', () => {
    const scenario = atTownship(true).when({ type: 'refer-to-court' }, people.township).thenEvents('offered');
    expect(scenario.open.offer).toMatchObject({ kind: 'court-referral', toOrganisationId: 'court', toLevel: 'court' });
    expect(scenario.reactions()).toEqual([{ kind: 'render-document', form: 'court-referral' }]);
    expect(scenario.told()).toEqual(['offered-court-referral@court', 'referred-to-court@qingxi-committee']);
  });

  it('records the wish of the party that asks', () => {
    atTownship()
      .when({ type: 'refer-to-court', requestedBy: 'p2', courtId: 'qingxi-tribunal' }, people.township)
      .thenEvents('wish-recorded', 'offered');
    const both = atTownship().when({ type: 'refer-to-court', consents: consents() }, people.township);
    both.thenEvents('wish-recorded', 'wish-recorded', 'offered');
    expect(both.open.wishes.map((wish) => wish.partyId)).toEqual(['p1', 'p2']);
  });

  it('not without a wish', () => {
    atTownship().when({ type: 'refer-to-court' }, people.township).thenRefused('rule-broken', { path: 'requestedBy' });
  });

  it.each([
    ['migrant-wages', undefined, '劳动争议调解仲裁法 5'],
    ['labour', undefined, '劳动争议调解仲裁法 5'],
    ['forest-land', undefined, '土地管理法 14'],
    ['homestead', 'ownership', '土地管理法 14'],
    ['contract', 'land-contract', '农村土地承包经营纠纷调解仲裁法 4'],
    ['expropriation', 'administrative-act', '人民调解法 26'],
  ])('not where law puts another route first: %s %s (%s)', (disputeType, ground, law) => {
    atTownship(true, MONDAY, { disputeType, ground })
      .when({ type: 'refer-to-court' }, people.township)
      .thenRefused('rule-broken', { says: law });
  });

  it('with a written acknowledgement wages go to court at once (劳动争议调解仲裁法 16)', () => {
    atTownship(true, MONDAY, { disputeType: 'migrant-wages', ground: 'written-acknowledgement' })
      .when({ type: 'refer-to-court' }, people.township)
      .thenEvents('offered');
  });

  it.each(['qingxi', 'nowhere', 'qingxi-station'])('not to %s', (courtId) => {
    atTownship(true)
      .when({ type: 'refer-to-court', courtId }, people.township)
      .thenRefused('invalid', { path: 'courtId' });
  });

  it('knows who asks', () => {
    atTownship()
      .when({ type: 'refer-to-court', requestedBy: 'p7' }, people.township)
      .thenRefused('invalid', { path: 'requestedBy' });
  });

  it('大事不出乡镇: not from a village, nor from the court', () => {
    mediating(true).when({ type: 'refer-to-court' }, people.yangping).thenRefused('not-possible-now');
    dispatched().when({ type: 'refer-to-court' }, people.yangping).thenRefused('not-possible-now');
    atCourt().when({ type: 'refer-to-court' }, people.clerk).thenRefused('not-permitted');
  });
});

describe('the court takes a referral', () => {
  it('without consents, its clock waiting for the signature (特邀调解规定 27)', () => {
    const scenario = atCourt();
    expect(scenario.open).toMatchObject({
      status: 'mediating',
      level: 'court',
      owner: { organisationId: 'court' },
      mediation: { startedAt: null },
    });
    expect(scenario.open.owner.mediatorId).toBeUndefined();
    expect(scenario.awaited()).toEqual(['sign-for@court']);
    expect(scenario.told()).toEqual(['accepted@qingxi-committee']);
  });

  it('but not against a refusal that it is told of', () => {
    referred()
      .when({ type: 'accept', rightsNoticeGiven: true, consents: [{ partyId: 'p2', consented: false }] }, people.clerk)
      .thenRefused('rule-broken', { path: 'consents.0.consented' });
    referred()
      .when({ type: 'accept', rightsNoticeGiven: true, consents: [{ partyId: 'p7', consented: true }] }, people.clerk)
      .thenRefused('invalid', { path: 'consents.0.partyId' });
  });

  it('or returns it with a reason, and the township goes on', () => {
    const scenario = referred().when({ type: 'return', reason }, people.clerk, at('2026-03-11', '09:00'));
    scenario.thenEvents('offer-returned');
    expect(scenario.open).toMatchObject({ status: 'mediating', owner: { organisationId: 'qingxi-committee' } });
    expect(scenario.told()).toEqual(['offer-returned@qingxi-committee']);
  });

  it('is for its clerks and judges, not for its mediators', () => {
    const accept: DisputeCommand = { type: 'accept', consents: [], rightsNoticeGiven: false };
    referred().when(accept, people.judge).thenEvents('accepted');
    referred().when(accept, people.courtMediator).thenRefused('not-permitted');
    referred().when(accept, people.enforcement).thenRefused('not-permitted');
    referred().when(accept, people.tribunalClerk).thenRefused('not-permitted');
  });

  it('is seen by nobody of the court before it is offered', () => {
    expect(registered().readers()).toEqual(['county', 'qingxi', 'yangping']);
  });
});
