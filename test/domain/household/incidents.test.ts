import { describe, expect, it } from 'vitest';
import { at, system, text } from '../../support/dispute-world.ts';
import {
  decision,
  deputy,
  type Home,
  incident,
  member,
  MONDAY,
  officer,
  opened,
  order,
  revisit,
  visitedOnce,
} from './household-world.ts';

const noon = (day: string) => at(day, '12:00');

describe('警情 report-incident', () => {
  it.each(['blue', 'orange'])('raises a %s household to red at once, with another owner, plan and visit', (level) => {
    const home = visitedOnce(level).when(incident(noon('2026-03-20')), officer, noon('2026-03-20'));
    home.thenEvents('incident-reported', 'level-changed', 'visit-scheduled');
    expect(home.open).toMatchObject({ level: 'red', owner: { role: 'deputy-chief', userId: 'deputy.qingxi' } });
    expect(home.open.plan).toBeNull();
    expect(home.deadline('revisit')).toMatchObject({ dueAt: noon('2026-03-23'), source: '本系统设计' });
    expect(home.awaited()).toEqual(['revisit@deputy-chief', 'decide-warning@deputy-chief', 'change-plan@deputy-chief']);
  });

  it('the 72 hours do not roll over National Day', () => {
    const home = opened('blue', at('2026-09-25')).given(
      incident(at('2026-10-01', '08:00')),
      officer,
      at('2026-10-01', '09:00'),
    );
    expect(home.deadline('revisit').dueAt).toBe(at('2026-10-03'));
    const visited = visitedOnce('blue').given(incident(at('2026-10-01', '08:00')), officer, at('2026-10-01', '09:00'));
    expect(visited.deadline('revisit').dueAt).toBe(at('2026-10-04', '09:00'));
  });

  it('to orange, where the officer answers, the visit after it is still the deputy chief’s', () => {
    const home = visitedOnce('blue').given(
      incident(noon('2026-03-20'), { level: 'orange' }),
      officer,
      noon('2026-03-20'),
    );
    expect(home.open.owner.role).toBe('community-officer');
    expect(home.open.next).toMatchObject({ by: 'deputy-chief', because: 'violence' });
    expect(home.actions(officer)).not.toContain('record-revisit');
    home.given(revisit(noon('2026-03-21')), deputy, noon('2026-03-21'));
    expect(home.open.next).toMatchObject({ by: 'community-officer', dueOn: '2026-05-21' });
  });

  it('in a red household it calls for a visit, never later than the one that was due anyhow', () => {
    const home = visitedOnce('red').given(incident(noon('2026-03-20')), officer, noon('2026-03-20'));
    expect(home.open).toMatchObject({ level: 'red', plan: text('plan') });
    expect(home.deadline('revisit').dueAt).toBe(noon('2026-03-23'));
    const soon = visitedOnce('red').given(incident(noon('2026-04-09')), officer, noon('2026-04-09'));
    expect(soon.deadline('revisit').dueAt).toBe(at('2026-04-11'));
  });

  it('never lowers, and cannot lie ahead', () => {
    const home = visitedOnce('orange');
    for (const level of ['blue', 'orange']) {
      home.when(incident(home.now, { level }), officer).thenRefused('rule-broken', { path: 'level' });
    }
    home.when(incident(home.now, { level: 'purple' }), officer).thenRefused('invalid', { path: 'level' });
    home.when(incident(noon('2026-03-30')), officer).thenRefused('invalid', { path: 'at' });
    visitedOnce('red').given(incident(MONDAY, { level: 'red' }), officer);
  });

  it('violence found on a visit is an incident', () => {
    const home = visitedOnce('blue').when(
      revisit(noon('2026-05-01'), { violenceRecurred: true }),
      officer,
      noon('2026-05-02'),
    );
    home.thenEvents('visited', 'incident-reported', 'level-changed', 'visit-scheduled');
    expect(home.open).toMatchObject({
      level: 'red',
      incidents: [{ cause: 'revisit', occurredAt: noon('2026-05-01') }],
    });
    expect(home.deadline('revisit').dueAt).toBe(noon('2026-05-05'));
  });

  it('brings a household that had left back under control, with its history', () => {
    const home = visitedOnce('blue').given(decision('exit'), system);
    expect(home.tasks()).toEqual([]);
    expect(home.actions(officer)).toEqual(['report-incident', 'reopen', 'record-outcome']);
    home.when(incident(noon('2026-06-01')), officer, noon('2026-06-01'));
    home.thenEvents('reopened', 'incident-reported', 'visit-scheduled');
    expect(home.open.episodes).toEqual([
      { from: MONDAY, level: 'blue', to: at('2026-03-10', '11:00') },
      { from: noon('2026-06-01'), level: 'red' },
    ]);
    expect(home.open.visits).toHaveLength(1);
    expect(home.deadline('revisit').dueAt).toBe(noon('2026-06-04'));
  });
});

describe('关联纠纷: whatever bears on mediation in the family has open disputes looked at again', () => {
  const again = { kind: 'guard-disputes' };

  it.each<[string, (home: Home) => Home]>([
    ['violence', (home) => home.given(incident(home.now), officer)],
    ['another level', (home) => home.given(decision('raise'), system)],
    ['exit', (home) => home.given(decision('exit'), system)],
    ['an order', (home) => home.given(order('2026-03-10', 1), officer)],
    ['clearance', (home) => home.given({ type: 'clear-mediation', disputeId: 'd', note: text('n') }, officer)],
    ['somebody new', (home) => home.given({ type: 'add-member', member: member('son', 'other') }, officer)],
    ['another role', (home) => home.given({ type: 'change-member', memberId: 'wife', role: 'other' }, officer)],
  ])('%s', (_, happen) => {
    expect(happen(visitedOnce('blue')).reactions()).toContainEqual(again);
  });

  it('a visit does not, nor a plan', () => {
    const home = visitedOnce('blue');
    expect(home.reactions()).toEqual([]);
    expect(home.given({ type: 'change-plan', plan: text('p') }, officer).reactions()).toEqual([]);
    expect(opened('red').reactions()).toEqual([again]);
  });
});
