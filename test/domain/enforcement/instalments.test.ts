import { describe, expect, it } from 'vitest';
import type { EnforcementCommandOf } from '../../../domain/enforcement/commands.ts';
import type { DomainErrorCode } from '../../../domain/errors.ts';
import { at, text } from '../../support/dispute-world.ts';
import {
  agreeing,
  bothConsent,
  clerk,
  inInstalments,
  instalment,
  judge,
  paying,
  president,
  served,
  YUAN,
} from './enforcement-world.ts';

const direct = { through: 'direct' } as const;

describe('执行和解协议: hardship and every creditor’s consent (民事诉讼法 241; 执行和解规定 1)', () => {
  it('lets enforcement stand still and waits for each instalment, with a reminder three days before', () => {
    const enforcement = inInstalments();
    expect(enforcement.open.status).toBe('instalments');
    expect(enforcement.kinds()).toEqual(['instalment-reminder', 'instalment']);
    expect(enforcement.deadline('instalment')).toMatchObject({ about: 'i1', lastDay: '2026-04-10' });
    expect(enforcement.deadline('instalment-reminder').dueAt).toBe(at('2026-04-08'));
    expect(enforcement.consequences()).toMatchObject([{ command: { standing: 'instalments' } }]);
    enforcement.throughDue('instalment-reminder').thenEvents('reminded');
    expect(enforcement.told()).toEqual(['enforcement-instalment-reminder@court']);
    expect(enforcement.actions(judge)).not.toContain('take-measure');
  });

  it.each<[string, Partial<EnforcementCommandOf<'agree-instalments'>>, DomainErrorCode, string]>([
    [
      'the creditor refuses',
      { consents: [{ partyId: 'p1', consented: false }] },
      'rule-broken',
      'consents.0.consented',
    ],
    ['the creditor was not asked', { consents: [{ partyId: 'p2', consented: true }] }, 'rule-broken', 'consents'],
    [
      'a stranger consents',
      { consents: [...bothConsent, { partyId: 'p9', consented: true }] },
      'invalid',
      'consents.2.partyId',
    ],
    ['it is less than is owed', { instalments: [instalment(1, 29_999, '2026-04-10')] }, 'invalid', 'instalments'],
    ['one lies in the past', { instalments: [instalment(1, 30_000, '2026-03-08')] }, 'invalid', 'instalments.0.dueOn'],
    [
      'one lies in another century',
      { instalments: [instalment(1, 30_000, '2126-03-08')] },
      'invalid',
      'instalments.0.dueOn',
    ],
    [
      'two have one id',
      { instalments: [instalment(1, 10_000, '2026-04-10'), instalment(1, 20_000, '2026-04-11')] },
      'invalid',
      'instalments',
    ],
    [
      'one is of another obligation',
      { instalments: [{ ...instalment(1, 30_000, '2026-04-10'), obligationId: 'o9' }] },
      'invalid',
      'instalments.0.obligationId',
    ],
    [
      'one has no amount',
      { instalments: [{ ...instalment(1, 30_000, '2026-04-10'), amountFen: undefined }] },
      'invalid',
      'instalments.0.amountFen',
    ],
  ])('is none where %s', (_, agreed, code, path) => {
    served().when(agreeing(agreed), judge).thenRefused(code, path);
  });

  it('counts what comes in for the earliest instalment, and waits for the next', () => {
    const enforcement = inInstalments()
      .until(at('2026-04-01'))
      .given(paying(15_000, '2026-04-01', direct), judge);
    expect(enforcement.deadline('instalment').about).toBe('i2');
    enforcement.given(paying(15_000, '2026-04-01', direct), judge);
    expect(enforcement.awaited()).toEqual(['propose-closing@court']);
    enforcement.given({ type: 'propose-closing', outcome: 'settled', reason: text('kept') }, judge);
    enforcement.given({ type: 'approve-closing' }, president);
    expect(enforcement.consequences()).toMatchObject([{ command: { standing: 'paid' } }]);
  });

  it('kept to the end is 和解协议履行完毕, not 执行完毕 (执行和解规定 8)', () => {
    const paid = { type: 'propose-closing', outcome: 'paid', reason: text('r') } as const;
    const enforcement = inInstalments().given(paying(30_000, '2026-03-09', direct), judge);
    enforcement.when(paid, judge).thenRefused('rule-broken', 'outcome');
    const settled = { ...paid, outcome: 'settled' } as const;
    served()
      .given(paying(30_000, '2026-03-09', direct), judge)
      .when(settled, judge)
      .thenRefused('rule-broken', 'outcome');
    inInstalments().when(settled, judge).thenRefused('rule-broken', 'outcome');
    inInstalments()
      .when({ ...paid, outcome: 'ended-unpaid' }, judge)
      .thenRefused('rule-broken', 'outcome');
  });

  it('pays out what the court received, before it is closed', () => {
    const enforcement = inInstalments().given(paying(30_000, '2026-03-09'), clerk);
    expect(enforcement.awaited()).toEqual(['pay-out@court']);
    enforcement.given({ type: 'pay-out', obligationId: 'o1', amountFen: 30_000 * YUAN, on: '2026-03-09' }, clerk);
    expect(enforcement.awaited()).toEqual(['propose-closing@court']);
    expect(enforcement.kinds()).toEqual(['idle']);
  });

  it('may be changed by the same parties (执行和解规定 5)', () => {
    const enforcement = inInstalments().given(agreeing({ instalments: [instalment(9, 30_000, '2026-08-10')] }), judge);
    expect(enforcement.deadline('instalment')).toMatchObject({ about: 'i9', lastDay: '2026-08-10' });
  });
});

describe('恢复执行 (执行和解规定 9)', () => {
  it('by itself, seven days after an unpaid instalment, where the creditors asked for it in advance', () => {
    const enforcement = inInstalments().throughDue('instalment').thenEvents('instalment-overdue');
    expect(enforcement.awaited()).toEqual(['resume@court']);
    expect(enforcement.deadline('resumption').dueAt).toBe(at('2026-04-19'));
    enforcement.throughDue('resumption').thenEvents('resumed', 'payment-overdue');
    expect(enforcement.open).toMatchObject({ status: 'enforcing', stage: 'property-control', settlement: null });
    expect(enforcement.consequences()).toMatchObject([{ command: { standing: 'accepted' } }]);
    expect(enforcement.actions(judge)).toContain('take-measure');
  });

  it('on the track of what is left, with periods of its own', () => {
    const enforcement = inInstalments()
      .until(at('2026-04-01'))
      .given(paying(10_000, '2026-04-01', direct), judge);
    enforcement.until(at('2026-05-01')).given(paying(10_000, '2026-05-01', direct), judge);
    enforcement.throughDue('instalment').throughDue('resumption');
    expect(enforcement.open).toMatchObject({ track: 'one-week', clockFrom: at('2026-06-19') });
    expect(enforcement.deadline('track').lastDay).toBe('2026-06-26');
  });

  it('not where the instalment still came in within those days', () => {
    const enforcement = inInstalments().throughDue('instalment');
    enforcement.given(paying(9_999, '2026-04-11', direct), judge);
    expect(enforcement.kinds()).toContain('resumption');
    enforcement.given(paying(1, '2026-04-11', direct), judge);
    expect(enforcement.deadline('instalment').about).toBe('i2');
    expect(enforcement.kinds()).not.toContain('resumption');
  });

  it('else when a creditor asks for it; until then the court is reminded to ask', () => {
    const enforcement = inInstalments({ resumeIfOverdue: false }).throughDue('instalment');
    expect(enforcement.kinds()).toEqual(['idle']);
    enforcement.throughDue('idle').thenEvents('pressed');
    enforcement.when({ type: 'resume', requestedBy: 'p2' }, judge).thenRefused('rule-broken', 'requestedBy');
    enforcement.given({ type: 'resume', requestedBy: 'p1' }, judge).thenEvents('resumed');
  });

  it('not while the settlement is kept', () => {
    inInstalments().when({ type: 'resume', requestedBy: 'p1' }, judge).thenRefused('not-possible-now');
  });
});
