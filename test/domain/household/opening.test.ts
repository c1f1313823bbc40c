import { describe, expect, it } from 'vitest';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { at, people, system, text } from '../../support/dispute-world.ts';
import { chief, deputy, Home, incident, MONDAY, member, officer, opened, opening, staff } from './household-world.ts';

describe('建档 open', () => {
  it.each([
    ['red', 'deputy-chief', 'deputy.qingxi'],
    ['orange', 'community-officer', 'officer.qingxi'],
    ['blue', 'community-officer', 'officer.qingxi'],
  ])('a %s household is answered for by the %s', (level, role, userId) => {
    const home = new Home(MONDAY).when(opening(level), chief).thenEvents('opened', 'visit-scheduled');
    expect(home.open.owner).toEqual({ role, userId });
  });

  it('whoever opens it answers for it, where the role is theirs', () => {
    const colleague = { ...officer, userId: 'officer.second' };
    expect(new Home(MONDAY).given(opening('blue'), colleague).open.owner.userId).toBe('officer.second');
  });

  it('without anybody of that role at the station it waits for the role', () => {
    const home = new Home(MONDAY).given(opening('red', { staff: [] }), officer);
    expect(home.open.owner).toEqual({ role: 'deputy-chief' });
    expect(home.tasks()[0]).toMatchObject({ what: 'revisit', roles: ['deputy-chief'], userId: undefined });
  });

  it('the first visit is due within 7 days, National Day or not', () => {
    expect(opened('red').nextOn).toBe('2026-03-16');
    expect(opened('red').deadline('revisit').dueAt).toBe(at('2026-03-17'));
    expect(opened('blue', at('2026-09-28', '23:00')).nextOn).toBe('2026-10-05');
  });

  it('only a station opens, and only for itself', () => {
    for (const who of ['yangping', 'coordinator', 'supervisor', 'women', 'judge', 'administrator'] as const) {
      new Home(MONDAY).when(opening('blue'), people[who]).thenRefused('not-permitted');
    }
    new Home(MONDAY).when(opening('blue'), people.officerBeiling).thenRefused('not-permitted');
  });

  it('from an incident or a stopped mediation', () => {
    const { report } = incident(at('2026-03-08', '22:00'));
    new Home(MONDAY)
      .when(opening('red', { incident: report }), officer)
      .thenEvents('opened', 'incident-reported', 'visit-scheduled');
    const home = new Home(MONDAY).given(opening('red', { disputeId: 'dispute-1' }), system);
    expect(home.open.disputeIds).toEqual(['dispute-1']);
    expect(home.open.owner.userId).toBe('deputy.qingxi');
  });

  it.each([
    ['level', { level: 'purple' }],
    ['stationId', { stationId: 'qingxi' }],
    ['members', { members: [] }],
    ['members.1', { members: [member('a', 'victim'), member('a', 'other')] }],
    ['at', { incident: incident(at('2026-03-09', '09:01')).report }],
  ])('refuses a wrong %s', (path, facts) => {
    new Home(MONDAY).when(opening('blue', facts), system).thenRefused('invalid', { path });
  });

  it('once', () => {
    opened('blue').when(opening('blue'), officer).thenRefused('not-possible-now');
  });

  it('what the file still lacks is a task: the plan, and who did what to whom', () => {
    const home = opened('blue', MONDAY, { plan: undefined, members: [member('a', 'other'), member('b', 'other')] });
    expect(home.awaited()).toEqual([
      'revisit@community-officer',
      'change-plan@community-officer',
      'change-member@community-officer',
    ]);
    home.given({ type: 'change-plan', plan: text('plan') }, officer);
    home.given({ type: 'change-member', memberId: 'a', role: 'victim' }, officer);
    expect(home.awaited()).toEqual(['revisit@community-officer']);
    home
      .when({ type: 'change-member', memberId: 'a', role: 'victim' }, officer)
      .thenRefused('invalid', { path: 'role' });
    home
      .when({ type: 'change-member', memberId: 'z', role: 'other' }, officer)
      .thenRefused('invalid', { path: 'memberId' });
    home.given({ type: 'add-member', member: member('child', 'other') }, officer);
    home
      .when({ type: 'add-member', member: member('a', 'other') }, officer)
      .thenRefused('invalid', { path: 'memberId' });
  });
});

describe('档案 belongs to the station alone', () => {
  it('nobody else reads it or is told', () => {
    const home = opened('red');
    expect(home.open.stationId).toBe('qingxi-station');
    for (const who of [
      'yangping',
      'coordinator',
      'supervisor',
      'auditor',
      'officerBeiling',
      'women',
      'judge',
    ] as const) {
      expect(home.actions(people[who]), who).toEqual([]);
      home.when(incident(MONDAY), people[who]).thenRefused('not-permitted');
    }
  });

  it('the engine only notes, decides what the meeting or a reassignment decided, and acts on clocks', () => {
    const home = opened('orange');
    expect(home.actions(system).sort()).toEqual(['assign-owner', 'close-merged', 'decide-level', 'note-dispute']);
    for (const who of [officer, deputy, chief]) {
      expect(home.actions(who)).not.toContain('decide-level');
      expect(home.actions(who)).not.toContain('note-dispute');
    }
  });
});

describe('指定责任人 assign-owner', () => {
  it('by the deputy or the chief, of the role that the level asks for', () => {
    const home = opened('blue');
    const second = { userId: 'officer.second', role: 'community-officer' } as const;
    const all = [...staff, second];
    const assign = (userId: string) => ({ type: 'assign-owner' as const, userId, staff: all });
    home.when(assign('officer.second'), officer).thenRefused('not-permitted');
    home.given(assign('officer.second'), deputy);
    expect(home.open.owner).toEqual({ role: 'community-officer', userId: 'officer.second' });
    expect(home.tasks()[0]?.userId).toBe('officer.second');
    home.when(assign('officer.second'), chief).thenRefused('invalid', { path: 'userId' });
    home.when(assign('nobody'), chief).thenRefused('invalid', { path: 'userId' });
    home.when(assign(chief.userId), chief).thenRefused('rule-broken', { path: 'userId' });
  });
});

describe('三色管控 as published', () => {
  it('red monthly by the deputy chief, orange every two months, blue every three', () => {
    const table = policyVersion1.household.levels.map(({ key, ownerRole, revisit }) => [
      key,
      ownerRole,
      revisit.period.n,
    ]);
    expect(table).toEqual([
      ['blue', 'community-officer', 3],
      ['orange', 'community-officer', 2],
      ['red', 'deputy-chief', 1],
    ]);
  });

  it('no clock rolls over rest days, and each names its source', () => {
    const { levels, firstVisit, afterViolence, overdue, review } = policyVersion1.household;
    const all = [...levels.map(({ revisit }) => revisit), firstVisit, afterViolence, overdue.again, review];
    for (const { period, source } of [...all, ...overdue.ladder.map(({ after }) => after)]) {
      expect('rolls' in period && period.rolls).toBe(false);
      expect(source).not.toBe('');
    }
  });
});
