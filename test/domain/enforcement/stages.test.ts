import { describe, expect, it } from 'vitest';
import { addHours } from '../../../domain/time/instant.ts';
import { at, people, system, text } from '../../support/dispute-world.ts';
import {
  accepted,
  clerk,
  disposed,
  Enforcement,
  judge,
  MONDAY,
  owes,
  president,
  referred,
  referring,
  served,
} from './enforcement-world.ts';

describe('执行立案', () => {
  it('waits for the court, which has seven days (执行工作若干问题的规定 16)', () => {
    const enforcement = referred();
    expect(enforcement.awaited()).toEqual(['accept@court']);
    expect(enforcement.deadline('accept').lastDay).toBe('2026-03-16');
    expect(enforcement.told()).toEqual(['enforcement-referred@court']);
  });

  it('presses the court and tells the county when it does not accept in time, and again every thirty days', () => {
    const enforcement = referred().throughDue('accept').thenEvents('acceptance-overdue');
    expect(enforcement.told()).toEqual([
      'enforcement-acceptance-overdue@court',
      'enforcement-acceptance-overdue@county',
    ]);
    enforcement.throughDue('idle').thenEvents('pressed');
    expect(enforcement.awaited()).toEqual(['accept@court']);
    expect(enforcement.kinds()).toEqual(['idle']);
  });

  it('is taken on by the enforcement judge who accepts; a clerk’s is anybody’s in the bureau', () => {
    expect(accepted().tasks()[0]?.userId).toBe(judge.userId);
    expect(referred().given({ type: 'accept' }, clerk).tasks()[0]?.userId).toBeUndefined();
  });

  it('may be refused with a reason; the agreement learns that nothing came of it', () => {
    const enforcement = referred().given({ type: 'return', reason: text('not ours') }, clerk);
    expect(enforcement.open.ending?.outcome).toBe('not-accepted');
    expect(enforcement.consequences().map(({ command }) => command)).toEqual([
      { type: 'note-enforcement', enforcementId: 'enforcement-1', standing: 'ended-unpaid' },
    ]);
  });

  it('needs something to enforce, and is opened by the record alone', () => {
    new Enforcement(MONDAY).when(referring(), system).thenRefused('invalid', 'claims');
    new Enforcement(MONDAY).when(referring(owes(1)), judge).thenRefused('not-permitted');
  });
});

describe('繁简分流: the track by the amount (速执工作机制)', () => {
  it.each([
    [9_999, 'same-day', '2026-03-09'],
    [10_000, 'one-week', '2026-03-16'],
    [50_000, 'one-week', '2026-03-16'],
    [50_001, 'fifteen-days', '2026-03-24'],
    [100_000, 'fifteen-days', '2026-03-24'],
    [100_001, 'ordinary', '2026-09-09'],
  ])('%i yuan: %s, until %s', (yuan, track, lastDay) => {
    const enforcement = accepted(yuan);
    expect(enforcement.open.track).toBe(track);
    expect(enforcement.deadline('track').lastDay).toBe(lastDay);
  });

  it('counts all claims together', () => {
    const claims = [owes(6_000), owes(6_000, { obligationId: 'o2' })];
    const enforcement = new Enforcement(MONDAY).given(referring(...claims), system);
    expect(enforcement.open.track).toBe('one-week');
  });

  it('an act, which no sum measures, goes the ordinary way', () => {
    const act = owes(0, { kind: 'act', amountFen: undefined });
    expect(new Enforcement(MONDAY).given(referring(act), system).open.track).toBe('ordinary');
  });

  it('a last day on a rest day moves to the first workday (民法典 203)', () => {
    expect(accepted(5_000, at('2026-03-14', '10:00')).deadline('track').lastDay).toBe('2026-03-16');
  });

  it('never lasts longer than 45 days on the fast track, then goes on as an ordinary one of six months from acceptance', () => {
    const enforcement = accepted();
    expect(enforcement.deadline('fast-track').lastDay).toBe('2026-04-23');
    enforcement.throughDue('fast-track').thenEvents('left-fast-track');
    expect(enforcement.open.track).toBe('ordinary');
    expect(enforcement.deadline('track').lastDay).toBe('2026-09-09');
    expect(enforcement.kinds()).not.toContain('fast-track');
  });
});

describe('执行流程: 执行启动 → 财产查控 → 财产处置 → 案款发放 → 结案审批', () => {
  it('goes through the stages, each awaited from the enforcement judge within the track', () => {
    const enforcement = accepted();
    const limit = enforcement.deadline('track').dueAt;
    const steps = [
      ['serve-notice', { type: 'serve-notice', at: MONDAY, payBy: '2026-03-12' }],
      ['record-inquiry', { type: 'record-inquiry', found: 'enough', result: text('r') }],
      ['record-disposal', { type: 'record-disposal', result: text('r') }],
    ] as const;
    const days: string[] = [];
    for (const [task, command] of steps) {
      expect(enforcement.awaited()[0]).toBe(`${task}@court`);
      days.push(enforcement.deadline('stage').lastDay ?? '');
      enforcement.given(command, judge);
    }
    expect(enforcement.open.stage).toBe('payout');
    expect(days).toEqual(['2026-03-10', '2026-03-12', '2026-03-16']);
    expect(enforcement.deadline('stage').dueAt <= limit).toBe(true);
  });

  it('tells the judge of a stage that goes on beyond its day, once', () => {
    const enforcement = accepted().throughDue('stage').thenEvents('stage-overdue');
    expect(enforcement.told()).toEqual(['enforcement-stage-overdue@court']);
    expect(enforcement.kinds()).not.toContain('stage');
  });

  it('has nothing to dispose of where nothing was found', () => {
    const enforcement = served().given({ type: 'record-inquiry', found: 'none', result: text('r') }, judge);
    expect(enforcement.open.stage).toBe('payout');
    expect(enforcement.awaited()).toEqual(['propose-closing@court']);
  });

  it('may be searched again, which takes no stage back', () => {
    const enforcement = disposed().given({ type: 'record-inquiry', found: 'some', result: text('again') }, judge);
    expect(enforcement.open.stage).toBe('payout');
  });

  it('sets the debtor a term within the period of enforcement (民诉法解释 480)', () => {
    accepted()
      .when({ type: 'serve-notice', at: MONDAY, payBy: '2026-03-17' }, judge)
      .thenRefused('rule-broken', 'payBy');
    accepted().when({ type: 'serve-notice', at: MONDAY, payBy: '2026-03-08' }, judge).thenRefused('invalid', 'payBy');
    accepted()
      .when({ type: 'serve-notice', at: at('2026-03-08'), payBy: '2026-03-12' }, judge)
      .thenRefused('invalid', 'at');
  });

  it('served in the minute of its acceptance, which a form tells to the minute', () => {
    const enforcement = accepted(30_000, addHours(MONDAY, 20 / 3600));
    enforcement.given({ type: 'serve-notice', at: MONDAY, payBy: '2026-03-12' }, judge);
    expect(enforcement.open.stage).toBe('property-control');
  });
});

describe('执行期限', () => {
  it('over its limit goes to the court’s judges and the county, and stands on the judges’ list', () => {
    const enforcement = served().throughDue('track').thenEvents('track-overdue').until(at('2026-03-18'));
    expect(enforcement.awaited()).toContain('press-enforcement@court');
    expect(enforcement.tasks().find(({ what }) => what === 'press-enforcement')?.roles).toEqual(['judge']);
  });

  it('is extended by a judge, on the fast track never beyond 45 days in all (速执工作机制)', () => {
    const enforcement = accepted();
    enforcement.when({ type: 'extend', by: 10, reason: text('r') }, judge).thenRefused('not-permitted');
    enforcement.given({ type: 'extend', by: 30, reason: text('r') }, president);
    expect(enforcement.deadline('track').lastDay).toBe('2026-04-15');
    enforcement.when({ type: 'extend', by: 9, reason: text('r') }, president).thenRefused('rule-broken', 'by');
    enforcement.given({ type: 'extend', by: 8, reason: text('r') }, president);
    expect(enforcement.actions(president)).not.toContain('extend');
  });

  it('an ordinary one by three months at most (严格执行案件审理期限制度的若干规定 5)', () => {
    const enforcement = accepted(200_000);
    enforcement.when({ type: 'extend', by: 4, reason: text('r') }, president).thenRefused('rule-broken', 'by');
    enforcement.given({ type: 'extend', by: 3, reason: text('r') }, president);
    expect(enforcement.deadline('track').lastDay).toBe('2026-12-09');
  });

  it('is not extended to a day that is past', () => {
    const enforcement = accepted().until(at('2026-04-01'));
    enforcement.when({ type: 'extend', by: 1, reason: text('r') }, president).thenRefused('invalid', 'by');
    enforcement.given({ type: 'extend', by: 30, reason: text('r') }, president);
    expect(enforcement.open.trackOverdue).toBe(false);
  });
});

describe('司法救助: a referral of court or procuratorate', () => {
  it('is made once by each for a creditor who is not paid', () => {
    const aid = { type: 'refer-to-aid', partyId: 'p1', by: 'court', grounds: text('need') } as const;
    const enforcement = served().given(aid, judge).thenEvents('aid-referred');
    enforcement.when(aid, judge).thenRefused('invalid', 'partyId');
    enforcement.given({ ...aid, by: 'procuratorate' }, judge);
    enforcement.when({ ...aid, partyId: 'p2' }, judge).thenRefused('rule-broken', 'partyId');
  });
});

describe('权限表 of enforcement', () => {
  it('shows a stranger and a party’s police station nothing', () => {
    expect(accepted().readers()).toEqual(['county', 'court', 'qingxi', 'yangping']);
  });

  it('lets who mediated look on, and do nothing', () => {
    for (const who of [people.yangping, people.coordinator, people.supervisor, people.auditor]) {
      expect(accepted().actions(who)).toEqual([]);
    }
  });

  it('refuses what the stage does not allow, naming what it does', () => {
    const enforcement = referred().when({ type: 'record-disposal', result: text('r') }, judge);
    enforcement.thenRefused('not-possible-now');
    expect(enforcement.refusal?.allowed).toEqual(['accept', 'return']);
  });
});
