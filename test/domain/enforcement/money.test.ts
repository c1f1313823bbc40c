import { describe, expect, it } from 'vitest';
import { at, people, system, text } from '../../support/dispute-world.ts';
import {
  clerk,
  disposed,
  judge,
  owes,
  paying,
  president,
  referring,
  served,
  YUAN,
  Enforcement,
  MONDAY,
} from './enforcement-world.ts';

const freeze = {
  type: 'take-measure',
  measureId: 'm1',
  kind: 'freeze',
  partyId: 'p2',
  about: text('account'),
} as const;
const limit = { ...freeze, measureId: 'm2', kind: 'consumption-limit' } as const;

describe('执行措施', () => {
  it('may control property at once (民事诉讼法 251), and limits a person only after the term passed unpaid', () => {
    const enforcement = served().given(freeze, judge);
    enforcement.when(limit, judge).thenRefused('rule-broken', 'kind');
    enforcement.throughDue('payment-term');
    expect(enforcement.open.notice?.overdue).toBe(true);
    enforcement.given(limit, judge).thenEvents('measure-taken');
  });

  it('is awaited of the judge once the term has passed unpaid, until one is taken', () => {
    const enforcement = served().throughDue('payment-term');
    expect(enforcement.awaited()).toContain('take-measure@court');
    expect(enforcement.given(freeze, judge).awaited()).not.toContain('take-measure@court');
  });

  it('is none where the debtor paid within the term', () => {
    const enforcement = served().given(paying(30_000, '2026-03-09'), clerk);
    expect(enforcement.kinds()).not.toContain('payment-term');
    expect(enforcement.actions(judge)).not.toContain('take-measure');
  });

  it('is taken only against a debtor, of a known kind, and lifted once', () => {
    const enforcement = served();
    enforcement.when({ ...freeze, partyId: 'p1' }, judge).thenRefused('rule-broken', 'partyId');
    enforcement.when({ ...freeze, partyId: 'p9' }, judge).thenRefused('invalid', 'partyId');
    enforcement.when({ ...freeze, kind: 'toString' }, judge).thenRefused('invalid', 'kind');
    const lift = { type: 'lift-measure', measureId: 'm1', reason: text('paid') } as const;
    enforcement
      .given(freeze, judge)
      .given({ ...freeze, measureId: 'm3' }, judge)
      .given(lift, judge);
    enforcement.when(lift, judge).thenRefused('invalid', 'measureId');
  });
});

describe('履行与案款发放', () => {
  it('what is paid to the court lies there until it is paid out; the agreement learns of what reached the creditor', () => {
    const enforcement = disposed().given(paying(20_000, '2026-03-09'), clerk);
    expect(enforcement.consequences()).toEqual([]);
    expect(enforcement.awaited()[0]).toBe('pay-out@court');
    expect(enforcement.deadline('payout').lastDay).toBe('2026-04-08');
    const out = { type: 'pay-out', obligationId: 'o1', amountFen: 20_000 * YUAN, on: '2026-03-09' } as const;
    enforcement.when({ ...out, amountFen: out.amountFen + 1 }, clerk).thenRefused('invalid', 'amountFen');
    enforcement.given(out, clerk);
    expect(enforcement.open.held).toBeNull();
    expect(enforcement.consequences()).toEqual([
      {
        kind: 'agreement',
        streamId: 'agreement-1',
        command: {
          type: 'note-enforcement',
          enforcementId: 'enforcement-1',
          standing: 'accepted',
          paid: [{ obligationId: 'o1', amountFen: 2_000_000, on: '2026-03-09' }],
        },
      },
    ]);
  });

  it('tells the judge of money that lies at the court for more than thirty days (法发〔2017〕6号 10)', () => {
    const enforcement = served(200_000).given(paying(1, '2026-03-09'), clerk).throughDue('payout');
    expect(enforcement.open.held?.overdue).toBe(true);
  });

  it('what the debtor paid straight to the creditor has reached it', () => {
    const enforcement = served().given(paying(30_000, '2026-03-09', { through: 'direct' }), judge);
    expect(enforcement.consequences()).toHaveLength(1);
    expect(enforcement.awaited()).toEqual(['propose-closing@court']);
  });

  it.each([
    ['more than is owed', paying(30_001, '2026-03-09'), 'amountFen'],
    ['nothing', paying(0, '2026-03-09'), 'amountFen'],
    ['no amount', paying(1, '2026-03-09', { amountFen: undefined }), 'amountFen'],
    ['tomorrow', paying(1, '2026-03-10'), 'on'],
    ['before it was asked for', paying(1, '2026-03-08'), 'on'],
    ['another obligation', paying(1, '2026-03-09', { obligationId: 'o9' }), 'obligationId'],
  ])('takes no payment of %s', (_, payment, path) => {
    served().when(payment, clerk).thenRefused('invalid', path);
  });

  it('an act is done, once, and without money', () => {
    const act = owes(0, { kind: 'act', amountFen: undefined });
    const enforcement = new Enforcement(MONDAY).given(referring(act, owes(1, { obligationId: 'o2' })), system);
    enforcement.given({ type: 'accept' }, judge);
    const done = { type: 'record-payment', obligationId: 'o1', on: '2026-03-09', through: 'direct' } as const;
    enforcement.when({ ...done, through: 'court' }, judge).thenRefused('invalid', 'through');
    enforcement.when({ ...done, amountFen: 1 }, judge).thenRefused('invalid', 'amountFen');
    enforcement.given(done, judge).when(done, judge).thenRefused('invalid', 'obligationId');
  });
});

describe('结案审批', () => {
  const close = (outcome: 'paid' | 'settled' | 'ended-unpaid' | 'withdrawn' | 'basis-revoked') =>
    ({ type: 'propose-closing', outcome, reason: text('why') }) as const;

  it('执行完毕: paid and paid out, every measure lifted, approved by another judge (审执分权)', () => {
    const enforcement = disposed().given(freeze, judge).given(paying(30_000, '2026-03-09'), clerk);
    enforcement.when(close('paid'), judge).thenRefused('rule-broken', 'outcome');
    enforcement.given({ type: 'pay-out', obligationId: 'o1', amountFen: 30_000 * YUAN, on: '2026-03-09' }, clerk);
    enforcement.when(close('paid'), judge).thenRefused('rule-broken', 'outcome');
    enforcement
      .given({ type: 'lift-measure', measureId: 'm1', reason: text('paid') }, judge)
      .given(close('paid'), judge);
    expect(enforcement.awaited()).toEqual(['approve-closing@court']);
    enforcement.when({ type: 'approve-closing' }, judge).thenRefused('not-permitted');
    enforcement.given({ type: 'approve-closing' }, president);
    expect(enforcement.open).toMatchObject({ status: 'closed', ending: { outcome: 'paid' }, deadlines: [] });
    expect(enforcement.consequences()).toMatchObject([{ command: { standing: 'paid' } }]);
    expect(enforcement.told()).toEqual(['enforcement-closed@yangping']);
    expect(enforcement.tasks()).toEqual([]);
  });

  it('goes back to its stage when it is not approved', () => {
    const enforcement = disposed().given(close('withdrawn'), judge);
    enforcement.given({ type: 'reject-closing', reason: text('no') }, president);
    expect(enforcement.open).toMatchObject({ stage: 'payout', closing: null });
  });

  it('终本 only after notice, search, 限制消费 and three months (法〔2016〕373号 1)', () => {
    const enforcement = served();
    const unpaid = close('ended-unpaid');
    const refusals = [enforcement.when(unpaid, judge).refusal?.message];
    enforcement.given({ type: 'record-inquiry', found: 'none', result: text('r') }, judge);
    refusals.push(enforcement.when(unpaid, judge).refusal?.message);
    enforcement.throughDue('payment-term').given(limit, judge);
    refusals.push(enforcement.when(unpaid, judge).refusal?.message);
    expect(refusals.map((message) => message?.slice(0, 6))).toEqual(['尚未穷尽财产', '尚未采取限制', '立案未满规定']);
    enforcement.until(at('2026-06-09', '23:00')).when(unpaid, judge).thenRefused('rule-broken', 'outcome');
    enforcement.until(at('2026-06-10')).given(unpaid, judge).given({ type: 'approve-closing' }, president);
    expect(enforcement.consequences()).toMatchObject([{ command: { standing: 'ended-unpaid' } }]);
  });

  it('终本 not without a notice, nor where something was found and not disposed of', () => {
    const enforcement = served(200_000, '2026-03-12').throughDue('payment-term').given(limit, judge);
    enforcement.given({ type: 'record-inquiry', found: 'some', result: text('r') }, judge).until(at('2026-06-10'));
    expect(enforcement.when(close('ended-unpaid'), judge).refusal?.message).toContain('尚未穷尽');
  });

  it('申请人撤销申请 and 法律文书被撤销 end it unpaid once no measure stands', () => {
    for (const outcome of ['withdrawn', 'basis-revoked'] as const) {
      const enforcement = served().given(freeze, judge);
      enforcement.when(close(outcome), judge).thenRefused('rule-broken', 'outcome');
      enforcement
        .given({ type: 'lift-measure', measureId: 'm1', reason: text('r') }, judge)
        .given(close(outcome), judge);
      enforcement.given({ type: 'approve-closing' }, president);
      expect(enforcement.consequences()).toMatchObject([{ command: { standing: 'ended-unpaid' } }]);
    }
  });

  it('is closed to everybody then', () => {
    const enforcement = served().given(close('withdrawn'), judge).given({ type: 'approve-closing' }, president);
    for (const who of Object.values(people)) expect(enforcement.actions(who)).toEqual([]);
    enforcement.when(freeze, judge).thenRefused('not-possible-now');
  });
});
