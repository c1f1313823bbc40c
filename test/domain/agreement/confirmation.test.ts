import { describe, expect, it } from 'vitest';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { at, people, system, text } from '../../support/dispute-world.ts';
import { applied, applying, confirmed, effective, instalment, paying, SEPT_1, visiting } from './agreement-world.ts';

const reason = text('reason');
const { notAccepted, rejected } = policyVersion1.agreement.confirmation;

describe('申请期间: 30 days of effect (人民调解法 33; 民事诉讼法 205; 民法典 203)', () => {
  it('effective 2026-09-01: day 30 is National Day, the last day 2026-10-08', () => {
    const scenario = effective();
    expect(scenario.open.confirmation.window).toEqual({ lastDay: '2026-10-08', provisional: false, closed: false });
    expect(scenario.deadline('confirmation-window')).toMatchObject({ dueAt: at('2026-10-09'), then: 'window-closes' });
    scenario.until(at('2026-10-08', '23:59')).when(applying, people.yangping).thenEvents('confirmation-applied');
  });

  it('the day after it is over, also before the engine has noticed', () => {
    const late = effective().when(applying, people.yangping, at('2026-10-09', '08:00'));
    late.thenRefused('rule-broken', { says: '人民调解法 33' });
    const closed = effective().throughDue('confirmation-window');
    expect(closed.history.map(({ type }) => type)).toContain('confirmation-window-closed');
    expect(closed.open.confirmation.window?.closed).toBe(true);
    closed.when(applying, people.yangping).thenRefused('not-possible-now');
    expect(closed.actions(people.yangping)).not.toContain('apply-for-confirmation');
  });

  it('the mediator is reminded 7 days and 1 day before', () => {
    const scenario = effective().throughDue('confirmation-reminder');
    expect(scenario.now).toBe(at('2026-10-02'));
    expect(scenario.told()).toContain('confirmation-reminder@yangping');
    expect(scenario.throughDue('confirmation-reminder').now).toBe(at('2026-10-08'));
  });

  it('a year not published yet makes it provisional, and it is dated again', () => {
    const scenario = effective({ obligations: [] }, at('2026-12-07', '09:00'));
    expect(scenario.open.confirmation.window).toBeNull();
    const provisional = effective({ obligations: [instalment('o1', 1, '2027-06-01')] }, at('2026-12-07', '09:00'));
    expect(provisional.open.confirmation.window).toEqual({ lastDay: '2027-01-06', provisional: true, closed: false });
    provisional.world.calendar = {
      version: 'with-2027',
      years: {
        ...provisional.world.calendar.years,
        2027: { published: true, holidays: ['2027-01-06', '2027-01-07'], makeUpWorkdays: [] },
      },
    };
    provisional.when({ type: 'recalculate' }, system).thenEvents('deadlines-redated');
    expect(provisional.open.confirmation.window).toEqual({ lastDay: '2027-01-08', provisional: false, closed: false });
    provisional.when({ type: 'recalculate' }, people.yangping).thenRefused('not-permitted');
  });
});

describe('共同申请: one party applies and the other agrees (法释〔2011〕5号 2)', () => {
  it('is before the court only when all have', () => {
    const scenario = effective().given({ ...applying, partyIds: ['p1'] }, people.yangping);
    scenario.thenEvents('confirmation-proposed');
    expect(scenario.open.confirmation.status).toBe('proposed');
    expect(scenario.readers()).not.toContain('court');
    expect(scenario.awaited()[0]).toBe('agree-to-confirmation@yangping');
    scenario.when({ type: 'agree-to-confirmation', partyIds: ['p1'] }, people.yangping);
    scenario.thenRefused('invalid', { path: 'partyIds.0' });
    scenario.given({ type: 'agree-to-confirmation', partyIds: ['p2'] }, people.yangping);
    scenario.thenEvents('confirmation-agreed', 'confirmation-applied');
    expect(scenario.reactions()).toEqual([{ kind: 'render-document', form: 'confirmation-application' }]);
    expect(scenario.readers()).toContain('court');
    expect(scenario.told()).toContain('confirmation-applied@court');
  });

  it('what stays one-sided lapses with the window', () => {
    const scenario = effective().given({ ...applying, partyIds: ['p1'] }, people.yangping);
    scenario.throughDue('confirmation-window');
    expect(scenario.open.confirmation).toMatchObject({ status: 'none', application: null });
    scenario.when({ type: 'agree-to-confirmation', partyIds: ['p2'] }, people.yangping).thenRefused('not-possible-now');
  });

  it('knows its parties', () => {
    const scenario = effective();
    scenario.when({ ...applying, partyIds: [] }, people.yangping).thenRefused('invalid', { path: 'partyIds' });
    scenario
      .when({ ...applying, partyIds: ['p1', 'p8'] }, people.yangping)
      .thenRefused('invalid', { path: 'partyIds.1' });
  });

  it('may be withdrawn until the ruling, and made again within the window (民诉法解释 357)', () => {
    const scenario = applied().given({ type: 'withdraw-confirmation', reason }, people.yangping);
    expect(scenario.told()).toEqual(['confirmation-withdrawn@court']);
    expect(scenario.kinds()).toContain('confirmation-window');
    scenario.when(applying, people.yangping).thenEvents('confirmation-applied');
    confirmed().when({ type: 'withdraw-confirmation', reason }, people.yangping).thenRefused('not-possible-now');
  });
});

describe('管辖法院 (民事诉讼法 205)', () => {
  const at_ = (courtId: string, basis?: string) => ({ ...applying, courtId, basis });

  it('the court that invited the mediation, and no other', () => {
    const scenario = effective({ courtId: 'qingxi-tribunal' });
    scenario.when(at_('court'), people.yangping).thenRefused('rule-broken', { path: 'courtId' });
    scenario.when(at_('qingxi-tribunal'), people.yangping).thenEvents('confirmation-applied');
    expect(scenario.open.confirmation.application).toMatchObject({ courtId: 'qingxi-tribunal', basis: 'invited' });
  });

  it('else the basic court of the mediation organisation’s place, or its tribunal', () => {
    expect(applied().open.confirmation.application?.basis).toBe('organisation');
    effective().when(at_('qingxi-tribunal'), people.yangping).thenEvents('confirmation-applied');
    effective({ organisationId: 'studio', mediatorId: 'studio.wang' })
      .when(at_('court'), people.studio)
      .thenEvents('confirmation-applied');
    effective({ organisationId: 'shanqian', mediatorId: 'mediator.shanqian' })
      .when(at_('qingxi-tribunal'), people.shanqian)
      .thenRefused('rule-broken', { path: 'courtId' });
  });

  it('or of a party’s domicile or the subject matter, if that is said', () => {
    effective({ organisationId: 'shanqian', mediatorId: 'mediator.shanqian' })
      .when(at_('qingxi-tribunal', 'domicile'), people.shanqian)
      .thenEvents('confirmation-applied');
    effective().when(at_('court', 'because'), people.yangping).thenRefused('invalid', { path: 'basis' });
    effective().when(at_('court', 'invited'), people.yangping).thenRefused('rule-broken', { path: 'basis' });
  });

  it('is a court', () => {
    effective().when(at_('qingxi-station'), people.yangping).thenRefused('invalid', { path: 'courtId' });
    effective().when(at_('nowhere'), people.yangping).thenRefused('invalid', { path: 'courtId' });
  });
});

describe('受理: in 3 days (法释〔2011〕5号 4), or not, on a closed list (民诉法解释 355)', () => {
  it('has a clock; unanswered, the court and the county hear of it', () => {
    const scenario = applied();
    expect(scenario.deadline('confirmation-accept')).toMatchObject({
      lastDay: '2026-09-04',
      source: '法释〔2011〕5号 4',
    });
    expect(scenario.awaited()[0]).toBe('accept-confirmation@court');
    scenario.throughDue('confirmation-accept').thenEvents('confirmation-overdue');
    expect(scenario.told()).toEqual(['confirmation-overdue@court', 'confirmation-overdue@county']);
    expect(scenario.kinds()).not.toContain('confirmation-accept');
    scenario.when({ type: 'accept-confirmation' }, people.clerk).thenEvents('confirmation-accepted');
  });

  it.each(Object.keys(notAccepted))('not accepted: %s', (ground) => {
    const scenario = applied().when({ type: 'decline-confirmation', ground }, people.clerk);
    scenario.thenEvents('confirmation-declined');
    expect(scenario.told()).toEqual(['confirmation-declined@yangping']);
    expect(scenario.open.confirmation.refusals).toMatchObject([{ courtId: 'court', ground }]);
    expect(scenario.actions(people.yangping)).toContain('apply-for-confirmation');
    expect(scenario.readers()).toContain('court');
    scenario.when({ type: 'accept-confirmation' }, people.clerk).thenRefused('not-possible-now');
  });

  it('on no other ground', () => {
    applied()
      .when({ type: 'decline-confirmation', ground: 'too-busy' }, people.clerk)
      .thenRefused('invalid', { path: 'ground', says: '355' });
  });

  it('is the court’s that was applied to', () => {
    applied().when({ type: 'accept-confirmation' }, people.yangping).thenRefused('not-permitted');
    applied().when({ type: 'accept-confirmation' }, people.tribunalClerk).thenRefused('not-permitted');
    applied().when({ type: 'accept-confirmation' }, people.courtMediator).thenRefused('not-permitted');
  });
});

describe('裁定: 15 days, +10 with leave (法释〔2011〕5号 5), beside 30 of the special procedure (民事诉讼法 187)', () => {
  const accepted = () =>
    applied().given({ type: 'accept-confirmation', caseNumber: '(2026)云01民特1号' }, people.clerk);

  it('keeps both limits', () => {
    const scenario = accepted();
    expect(scenario.deadline('confirmation-decide')).toMatchObject({
      lastDay: '2026-09-16',
      source: '法释〔2011〕5号 5',
    });
    // 10-01 is National Day, so the thirty days end on the first workday after it.
    expect(scenario.deadline('confirmation-decide-special')).toMatchObject({
      lastDay: '2026-10-08',
      source: '民事诉讼法 187',
    });
    scenario.given({ type: 'extend-confirmation', approval: text('leave') }, people.judge);
    // Day 25 is 09-26, in the Mid-Autumn holiday.
    expect(scenario.deadline('confirmation-decide').lastDay).toBe('2026-09-28');
    scenario.when({ type: 'extend-confirmation', approval: text('leave') }, people.judge).thenRefused('rule-broken');
  });

  it('each of them is told when it runs out, and the court stays awaited', () => {
    const scenario = accepted().throughDue('confirmation-decide').thenEvents('confirmation-overdue');
    expect(scenario.awaited()[0]).toBe('decide-confirmation@court');
    scenario.throughDue('confirmation-decide-special');
    expect(scenario.history.filter(({ type }) => type === 'confirmation-overdue')).toHaveLength(2);
    expect(scenario.kinds()).toContain('review');
    scenario
      .when({ type: 'decide-confirmation', decision: 'confirmed' }, people.judge)
      .thenEvents('confirmation-decided');
  });

  it.each(Object.keys(rejected))('rejected (民诉法解释 358): %s', (ground) => {
    const scenario = accepted().when({ type: 'decide-confirmation', decision: 'rejected', ground }, people.judge);
    scenario.thenEvents('confirmation-decided');
    expect(scenario.open.confirmation).toMatchObject({ status: 'rejected', decision: { ground } });
    expect(scenario.standings()).toEqual(['effective', 'confirmation-rejected']);
    expect(scenario.awaited()[0]).toBe('decide-after-rejection@yangping');
    expect(scenario.kinds()).toContain('review');
    scenario.when({ type: 'cancel', cause: 'mediated-again' }, system).thenEvents('voided');
  });

  it('rejected only on the closed list, confirmed without a ground', () => {
    accepted()
      .when({ type: 'decide-confirmation', decision: 'rejected' }, people.judge)
      .thenRefused('invalid', { path: 'ground', says: '358' });
    accepted()
      .when({ type: 'decide-confirmation', decision: 'confirmed', ground: 'not-voluntary' }, people.judge)
      .thenRefused('invalid', { path: 'ground' });
  });

  it('rejected and the parties sue: the record ends, the agreement stays', () => {
    const scenario = accepted().given(
      { type: 'decide-confirmation', decision: 'rejected', ground: 'unclear-content' },
      people.judge,
    );
    scenario.when({ type: 'cancel', cause: 'dispute-ended' }, system).thenEvents('ended');
    expect(scenario.open).toMatchObject({ status: 'effective', ending: { outcome: 'ended' }, deadlines: [] });
  });

  it('performed meanwhile: complete only when the court has ruled', () => {
    const scenario = accepted();
    for (const { obligationId, amountFen } of scenario.open.obligations) {
      scenario.given(paying(obligationId, amountFen, '2026-09-01'), people.yangping);
    }
    scenario.given(visiting(scenario), people.yangping).thenEvents('followed-up');
    expect(scenario.awaited()).toEqual(['decide-confirmation@court']);
    scenario.when({ type: 'decide-confirmation', decision: 'confirmed' }, people.judge);
    scenario.thenEvents('confirmation-decided', 'completed');
  });
});

describe('异议: a party 15 days, an interested person 6 months (民诉法解释 372)', () => {
  const byParty = { type: 'object-to-confirmation', by: 'party', partyId: 'p2', detail: reason } as const;
  const byOther = { type: 'object-to-confirmation', by: 'interested-person', detail: reason } as const;

  it('has two clocks', () => {
    const scenario = confirmed();
    expect(scenario.deadline('objection-party')).toMatchObject({ lastDay: '2026-09-16', then: 'ruling-stands' });
    expect(scenario.deadline('objection-interested')).toMatchObject({ lastDay: '2027-03-01' });
  });

  it('in time is heard, and upheld takes the confirmation back', () => {
    const scenario = confirmed().given(byParty, people.clerk, at('2026-09-16', '23:00'));
    expect(scenario.awaited()[0]).toBe('decide-objection@court');
    expect(scenario.kinds()).toContain('review');
    scenario.given({ type: 'decide-objection', upheld: true }, people.judge);
    expect(scenario.open.confirmation.status).toBe('revoked');
    expect(scenario.standings().at(-1)).toBe('confirmation-rejected');
    expect(scenario.awaited()[0]).toBe('decide-after-rejection@yangping');
  });

  it('dismissed, the ruling stands', () => {
    const scenario = confirmed()
      .given(byParty, people.clerk)
      .given({ type: 'decide-objection', upheld: false }, people.judge);
    expect(scenario.open.confirmation.status).toBe('confirmed');
    expect(scenario.standings()).toEqual(['effective']);
  });

  it('out of time is not', () => {
    confirmed().when(byParty, people.clerk, at('2026-09-17')).thenRefused('rule-broken', { says: '372' });
    confirmed().when(byOther, people.clerk, at('2027-03-01', '12:00')).thenEvents('objected');
    confirmed().when(byOther, people.clerk, at('2027-03-02')).thenRefused('rule-broken');
    confirmed()
      .when({ ...byOther, knownOn: '2026-12-01' }, people.clerk, at('2027-03-02'))
      .thenEvents('objected');
  });

  it('names who objects, and when it was known', () => {
    confirmed()
      .when({ ...byParty, partyId: undefined }, people.clerk)
      .thenRefused('invalid', { path: 'partyId' });
    confirmed()
      .when({ ...byOther, knownOn: '2026-08-01' }, people.clerk)
      .thenRefused('invalid', { path: 'knownOn' });
    applied().when(byParty, people.clerk).thenRefused('not-possible-now');
    confirmed().when(byParty, people.yangping).thenRefused('not-permitted');
  });
});

describe('who sees it at court', () => {
  it('its desk and judges, once applied to, and afterwards', () => {
    expect(effective({}, SEPT_1).actions(people.clerk)).toEqual([]);
    expect(applied().actions(people.clerk)).toEqual([
      'accept-confirmation',
      'decline-confirmation',
      'withdraw-confirmation',
    ]);
    expect(applied().actions(people.tribunalClerk)).toEqual([]);
  });
});
