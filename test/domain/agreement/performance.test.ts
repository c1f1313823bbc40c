import { describe, expect, it } from 'vitest';
import type { AgreementCommandOf } from '../../../domain/agreement/commands.ts';
import { at, people, system, text } from '../../support/dispute-world.ts';
import {
  act,
  type AgreementScenario,
  confirmed,
  drafted,
  effective,
  instalment,
  paying,
  visiting,
} from './agreement-world.ts';

const reason = text('reason');

function payAll(scenario: AgreementScenario, on: string): AgreementScenario {
  for (const { obligationId, amountFen } of scenario.open.obligations) {
    scenario.given(paying(obligationId, amountFen, on), people.yangping);
  }
  return scenario;
}

describe('履行: money in instalments, parts, early; an act', () => {
  it('three instalments on time: performed, then the visit completes it', () => {
    const scenario = effective()
      .given(paying('o1', 100_000, '2026-09-30'), people.yangping, at('2026-09-30', '10:00'))
      .given(paying('o2', 20_000, '2026-10-20'), people.yangping, at('2026-10-20', '10:00'))
      .given(paying('o2', 40_000, '2026-10-30'), people.yangping, at('2026-10-30', '10:00'));
    expect(scenario.obligation('o2')).toMatchObject({ status: 'performed', paidFen: 60_000 });
    scenario.when(paying('o3', 40_000, '2026-11-02'), people.yangping, at('2026-11-02', '10:00'));
    scenario.thenEvents('performance-recorded', 'performed');
    expect(scenario.open.status).toBe('performed');
    expect(scenario.awaited()).toContain('follow-up@yangping');
    scenario.when(visiting(scenario), people.yangping).thenEvents('followed-up', 'completed');
    expect(scenario.open).toMatchObject({ status: 'performed', ending: { outcome: 'completed' }, deadlines: [] });
    expect(scenario.standings()).toEqual(['effective', 'performed', 'completed']);
    expect(scenario.tasks()).toEqual([]);
  });

  it('visited before the last instalment, the last instalment completes it', () => {
    const scenario = effective();
    scenario.given(visiting(scenario), people.yangping).thenEvents('followed-up');
    expect(scenario.reactions()).toEqual([{ kind: 'render-document', form: 'follow-up-record' }]);
    payAll(scenario, '2026-09-01').thenEvents('performance-recorded', 'performed', 'completed');
  });

  it('an oral agreement performed on the spot', () => {
    const scenario = drafted({ form: 'oral', obligations: [instalment('o1', 5_000, '2026-09-01')] });
    scenario.when(paying('o1', 5_000, '2026-09-01'), people.yangping).thenEvents('performance-recorded', 'performed');
    expect(scenario.open.status).toBe('performed');
  });

  it('an act is done or not', () => {
    const scenario = effective({ obligations: [act('a1', '2026-10-20')] });
    scenario.when(paying('a1', 5, '2026-09-01'), people.yangping).thenRefused('invalid', { path: 'amountFen' });
    scenario
      .when(paying('a1', undefined, '2026-09-01'), people.yangping)
      .thenEvents('performance-recorded', 'performed');
  });

  it('never more than is owed, never nothing, never twice', () => {
    const scenario = effective();
    const pay = (amount: number | undefined, on = '2026-09-01') =>
      scenario.when(paying('o1', amount, on), people.yangping);
    pay(100_001).thenRefused('invalid', { path: 'amountFen' });
    pay(0).thenRefused('invalid', { path: 'amountFen' });
    pay(-5).thenRefused('invalid', { path: 'amountFen' });
    pay(undefined).thenRefused('invalid', { path: 'amountFen' });
    pay(1, '2026-09-02').thenRefused('invalid', { path: 'on' });
    pay(1, '2026-08-31').thenRefused('invalid', { path: 'on' });
    scenario.when(paying('o9', 1, '2026-09-01'), people.yangping).thenRefused('invalid', { path: 'obligationId' });
    pay(100_000).thenEvents('performance-recorded');
    pay(1).thenRefused('invalid', { path: 'obligationId' });
    const proof = { ...paying('o2', 1, '2026-09-01'), attachmentId: 'nothing' };
    scenario.when(proof, people.yangping).thenRefused('invalid', { path: 'attachmentId' });
  });

  it('not before effect', () => {
    drafted()
      .when(paying('o1', 1, '2026-09-01'), people.yangping)
      .thenRefused('not-possible-now');
  });
});

describe('免除: the creditor’s (民法典 575)', () => {
  const waive = { type: 'waive', obligationId: 'o1', reason } as const;

  it('in part and in whole', () => {
    const scenario = effective().given({ ...waive, amountFen: 30_000 }, people.yangping);
    expect(scenario.obligation('o1')).toMatchObject({ status: 'pending', waivedFen: 30_000 });
    scenario.given(waive, people.yangping);
    expect(scenario.obligation('o1')).toMatchObject({ status: 'waived', waivedFen: 100_000, paidFen: 0 });
    scenario.when({ ...waive, amountFen: 1 }, people.yangping).thenRefused('invalid', { path: 'obligationId' });
  });

  it('and nobody else’s', () => {
    effective()
      .when({ ...waive, byPartyId: 'p2' }, people.yangping)
      .thenRefused('rule-broken', { path: 'byPartyId' });
    effective()
      .when({ ...waive, amountFen: 100_001 }, people.yangping)
      .thenRefused('invalid', { path: 'amountFen' });
  });

  it('of the last thing owed performs the agreement', () => {
    effective({ obligations: [act('o1', '2026-10-20')] })
      .when(waive, people.yangping)
      .thenEvents('waived', 'performed');
  });
});

describe('reminder 3 days before; due; overdue → 督促 (人民调解法 31) → default (32)', () => {
  it('over National Day: due on 10-01, ends with 10-08 (民法典 203)', () => {
    const scenario = effective();
    expect(scenario.deadline('obligation-end', 'o1')).toMatchObject({
      lastDay: '2026-10-08',
      dueAt: at('2026-10-09'),
      then: 'supervise',
    });
    expect(scenario.deadline('obligation-reminder', 'o1').dueAt).toBe(at('2026-10-06'));
    expect(scenario.throughDue('obligation-reminder', 'o1').told()).toEqual(['obligation-reminder@yangping']);
    scenario.throughDue('obligation-due', 'o1');
    expect(scenario.now).toBe(at('2026-10-08'));
    expect(scenario.obligation('o1')?.status).toBe('due');
    scenario.throughDue('obligation-end', 'o1');
    expect(scenario.obligation('o1')).toMatchObject({ status: 'overdue', overdueAt: at('2026-10-09') });
    expect(scenario.awaited()[0]).toBe('urge-performance@yangping');
    expect(scenario.open.status).toBe('effective');
    scenario.given({ type: 'urge', obligationId: 'o1', record: reason }, people.yangping);
    expect(scenario.awaited()[0]).toBe('urge-performance@yangping');
    expect(scenario.deadline('default', 'o1')).toMatchObject({ lastDay: '2026-10-24', then: 'default' });
    scenario.throughDue('default', 'o1').thenEvents('obligation-defaulted');
    expect(scenario.open.status).toBe('defaulted');
    expect(scenario.told()).toEqual(['obligation-defaulted@yangping', 'obligation-defaulted@qingxi']);
    expect(scenario.awaited()[0]).toBe('decide-after-default@yangping');
    expect(scenario.standings()).toEqual(['effective', 'defaulted']);
  });

  it('a second instalment in default is told to no one twice', () => {
    const scenario = effective().throughDefault('o1').throughDefault('o2');
    expect(scenario.standings()).toEqual(['effective', 'defaulted']);
  });

  it('nobody decides: it is brought up every 30 days, to the coordinator too', () => {
    const scenario = effective({ obligations: [instalment('o1', 1, '2026-09-02')] });
    scenario.given(visiting(scenario), people.yangping).throughDefault('o1').throughDue('review');
    scenario.thenEvents('review-due');
    expect(scenario.told()).toEqual(['review-due@yangping', 'review-due@qingxi']);
    expect(scenario.awaited()).toEqual(['decide-after-default@yangping', 'urge@qingxi']);
    scenario.given({ type: 'urge', record: reason }, people.coordinator);
    expect(scenario.awaited()).toEqual(['decide-after-default@yangping']);
    expect(scenario.told()).toEqual(['urged@yangping']);
  });

  it('one of three late and paid: made good, and the dispute hears of both', () => {
    const scenario = effective().throughDefault('o1');
    scenario.when(paying('o1', 100_000, '2026-10-25'), people.yangping).thenEvents('performance-recorded', 'cured');
    expect(scenario.open.status).toBe('effective');
    expect(scenario.standings()).toEqual(['effective', 'defaulted', 'effective']);
  });

  it('mediated again: what failed is void; sued: it stays, and is watched no more', () => {
    effective().throughDefault('o1').when({ type: 'cancel', cause: 'mediated-again' }, system).thenEvents('voided');
    const sued = effective().throughDefault('o1').when({ type: 'cancel', cause: 'dispute-ended' }, system);
    sued.thenEvents('ended');
    expect(sued.open).toMatchObject({ status: 'defaulted', ending: { outcome: 'ended' } });
  });
});

describe('另寻途径 (人民调解法 32): what failed and is sued for is watched no more', () => {
  it('only after it failed, and not while a court enforces it', () => {
    const conclude = { type: 'conclude', reason } as const;
    effective().when(conclude, people.yangping).thenRefused('not-possible-now');
    const scenario = effective().throughDefault('o1').when(conclude, people.yangping).thenEvents('ended');
    expect(scenario.open).toMatchObject({ status: 'defaulted', ending: { outcome: 'ended', cause: 'concluded' } });
    expect(scenario.tasks()).toEqual([]);
    expect(scenario.standings()).toEqual(['effective', 'defaulted']);
  });
});

describe('the mediator is another: borrowed, replaced, recused (人民调解法 19)', () => {
  it('follows the dispute, and who recused has no hand in it', () => {
    const recused = ['mediator.yangping'];
    const borrowed = { type: 'note-mediator', mediatorId: 'mediator.hekou', mediatorFrom: 'hekou', recused } as const;
    const scenario = effective().given(borrowed, system).thenEvents('mediator-noted');
    expect(scenario.tasks()[0]).toMatchObject({ organisationId: 'hekou', userId: 'mediator.hekou' });
    expect(scenario.readers()).toContain('hekou');
    scenario.when(paying('o1', 1, '2026-09-01'), people.yangping).thenRefused('not-possible-now');
    expect(scenario.actions(people.yangping)).toEqual([]);
    scenario.when(paying('o1', 1, '2026-09-01'), people.hekou).thenEvents('performance-recorded');
    scenario.when(paying('o1', 1, '2026-09-01'), people.shanqian).thenRefused('not-permitted');
    scenario.when(borrowed, system).thenEvents();
    scenario.when(borrowed, people.coordinator).thenRefused('not-permitted');
  });
});

describe('回访: within 30 days of effect', () => {
  it('has a task and a clock; missed, the coordinator presses', () => {
    const scenario = effective({ obligations: [instalment('o1', 1, '2026-12-01')] });
    expect(scenario.deadline('follow-up')).toMatchObject({ lastDay: '2026-10-01', dueAt: at('2026-10-02') });
    expect(scenario.awaited()).toContain('follow-up@yangping');
    scenario.throughDue('follow-up');
    expect(scenario.awaited()).toEqual(['follow-performance@yangping', 'follow-up@yangping', 'urge@qingxi']);
    expect(scenario.kinds()).toContain('review');
    scenario.given(visiting(scenario), people.yangping);
    expect(scenario.awaited()).toEqual(['follow-performance@yangping']);
    expect(scenario.kinds()).not.toContain('review');
  });

  it('is after effect, not in the future, and of the parties', () => {
    const scenario = effective();
    const visit = visiting(scenario);
    scenario
      .when({ ...visit, visitedAt: at('2026-09-02') }, people.yangping)
      .thenRefused('invalid', { path: 'visitedAt' });
    scenario
      .when({ ...visit, visitedAt: at('2026-08-30') }, people.yangping)
      .thenRefused('invalid', { path: 'visitedAt' });
    scenario
      .when({ ...visit, visitedPartyIds: ['p5'] }, people.yangping)
      .thenRefused('invalid', { path: 'visitedPartyIds.0' });
    drafted().when(visit, people.yangping).thenRefused('not-possible-now');
  });
});

describe('申请执行: confirmed, past its day, and only what is unpaid (人民调解法 33)', () => {
  const refer: AgreementCommandOf<'refer-to-enforcement'> = {
    type: 'refer-to-enforcement',
    enforcementId: 'e1',
    applicantPartyIds: ['p1'],
  };
  const defaulted = () =>
    confirmed()
      .given(paying('o1', 30_000, '2026-09-01'), people.yangping)
      .throughDefault('o1');
  const referred = () => defaulted().given(refer, people.yangping);

  it('opens the enforcement with what is left', () => {
    const scenario = defaulted().when(refer, people.yangping).thenEvents('referred-to-enforcement');
    expect(scenario.told()).toEqual(['referred-to-enforcement@court']);
    expect(scenario.caused.at(-1)).toEqual({
      kind: 'enforcement',
      streamId: 'e1',
      opens: true,
      command: {
        type: 'refer',
        id: 'e1',
        number: '云河2026-1-协1-执1',
        agreementId: 'agreement-1',
        disputeId: 'case-1',
        disputeNumber: '云河2026-1',
        courtId: 'court',
        organisationId: 'yangping',
        parties: scenario.open.parties,
        applicantPartyIds: ['p1'],
        claims: [
          {
            obligationId: 'o1',
            kind: 'money',
            debtorId: 'p2',
            creditorId: 'p1',
            amountFen: 70_000,
            dueOn: '2026-10-01',
          },
        ],
      },
    });
    expect(scenario.standings().at(-1)).toBe('enforcing');
    expect(scenario.awaited()[0]).toBe('watch-enforcement@yangping');
    expect(scenario.actions(people.yangping)).not.toContain('void');
    scenario.when(paying('o1', 1, '2026-10-25'), people.yangping).thenRefused('rule-broken', { path: 'obligationId' });
    scenario.when({ type: 'cancel', cause: 'dispute-ended' }, system).thenEvents();
  });

  it('not unconfirmed, not before its day, not for whom nothing is owed to', () => {
    effective().throughDefault('o1').when(refer, people.yangping).thenRefused('not-possible-now');
    confirmed().when(refer, people.yangping).thenRefused('not-possible-now');
    defaulted()
      .when({ ...refer, applicantPartyIds: ['p2'] }, people.yangping)
      .thenRefused('rule-broken', { path: 'applicantPartyIds.0' });
  });

  it('of a tribunal’s confirmation by the court it belongs to', () => {
    const scenario = effective({ courtId: 'qingxi-tribunal' })
      .given({ type: 'apply-for-confirmation', partyIds: ['p1', 'p2'], courtId: 'qingxi-tribunal' }, people.yangping)
      .given({ type: 'accept-confirmation' }, people.tribunalClerk)
      .given({ type: 'decide-confirmation', decision: 'confirmed' }, people.tribunalClerk)
      .throughDefault('o1')
      .given(refer, people.yangping);
    expect(scenario.open.enforcements[0]?.courtId).toBe('court');
    expect(scenario.readers()).toEqual(expect.arrayContaining(['court', 'qingxi-tribunal']));
  });

  it('collected in parts and then whole: made good; what is not due yet goes on', () => {
    const scenario = referred();
    const note = { type: 'note-enforcement', enforcementId: 'e1' } as const;
    scenario
      .given({ ...note, standing: 'accepted' }, system)
      .given(
        { ...note, standing: 'instalments', paid: [{ obligationId: 'o1', amountFen: 20_000, on: '2026-10-26' }] },
        system,
      );
    expect(scenario.obligation('o1')).toMatchObject({ status: 'enforcing', paidFen: 50_000 });
    scenario.given(
      { ...note, standing: 'paid', paid: [{ obligationId: 'o1', amountFen: 60_000, on: '2026-10-27' }] },
      system,
    );
    scenario.thenEvents('performance-recorded', 'enforcement-noted', 'cured');
    expect(scenario.obligation('o1')).toMatchObject({ status: 'performed', paidFen: 100_000 });
    expect(scenario.open.status).toBe('effective');
  });

  it('ended without all being collected: somebody must decide again, and may apply again', () => {
    const scenario = referred().given(
      { type: 'note-enforcement', enforcementId: 'e1', standing: 'ended-unpaid' },
      system,
    );
    expect(scenario.standings().at(-1)).toBe('defaulted');
    expect(scenario.obligation('o1')?.status).toBe('defaulted');
    scenario.given({ ...refer, enforcementId: 'e2' }, people.yangping);
    expect(scenario.open.enforcements.at(-1)?.number).toBe('云河2026-1-协1-执2');
    const everybody = defaulted().given({ type: 'refer-to-enforcement', enforcementId: 'e1' }, people.yangping);
    expect(everybody.caused.at(-1)?.command).toMatchObject({ applicantPartyIds: ['p1'] });
  });

  it('resumed: what it had given back is before the court again', () => {
    const scenario = referred()
      .given({ type: 'note-enforcement', enforcementId: 'e1', standing: 'ended-unpaid' }, system)
      .given({ type: 'note-enforcement', enforcementId: 'e1', standing: 'accepted' }, system);
    expect(scenario.obligation('o1')?.status).toBe('enforcing');
  });

  it('is noted by the enforcement alone, of an enforcement that is its own', () => {
    const note = { type: 'note-enforcement', enforcementId: 'e7', standing: 'paid' } as const;
    referred().when(note, people.enforcement).thenRefused('not-permitted');
    referred().when(note, system).thenRefused('invalid', { path: 'enforcementId' });
  });

  it('申请执行期间: 2 years of the last instalment’s day (民事诉讼法 250), reminded before', () => {
    const scenario = confirmed();
    expect(scenario.deadline('enforce-by')).toMatchObject({ lastDay: '2028-12-01', then: 'enforcement-period-over' });
    expect(effective().kinds()).not.toContain('enforce-by');
    scenario.until(at('2028-12-02'));
    expect(scenario.open.enforcementPeriodOver).toBe(true);
    expect(
      scenario.history.filter((event) => event.type === 'reminded' && event.of === 'enforce-reminder'),
    ).toHaveLength(1);
    scenario.when(refer, people.yangping).thenEvents('referred-to-enforcement');
  });
});
