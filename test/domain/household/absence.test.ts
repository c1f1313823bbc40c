import { describe, expect, it } from 'vitest';
import type { Officer } from '../../../domain/household/commands.ts';
import { at } from '../../support/dispute-world.ts';
import { deputy, type Home, incident, MONDAY, officer, opened, staff, visitedOnce } from './household-world.ts';

const second: Officer = { userId: 'officer.second', role: 'community-officer' };
const withSecond = [...staff, second];

const away = (home: Home, until: string, from?: string) =>
  home.when({ type: 'assign-owner', userId: second.userId, until, from, staff: withSecond }, deputy);

describe('代管: the owner is away', () => {
  it('and comes back after the last day of the absence', () => {
    const home = away(opened('orange'), '2026-03-20').thenEvents('owner-assigned');
    expect(home.open.owner).toEqual(second);
    expect(home.tasks()[0]).toMatchObject({ what: 'revisit', userId: second.userId });
    expect(home.deadline('stand-in').dueAt).toBe(at('2026-03-21'));
    home.until(at('2026-03-21'));
    expect(home.open).toMatchObject({ owner: { userId: officer.userId, role: officer.role } });
    expect(home.open.standIn).toBeUndefined();
    expect(home.history.at(-1)?.type).toBe('owner-returned');
  });

  it('longer than was thought: it is still the first owner who comes back', () => {
    const home = away(opened('orange'), '2026-03-12');
    home.given(
      {
        type: 'assign-owner',
        userId: 'third',
        until: '2026-03-13',
        staff: [...staff, { userId: 'third', role: 'community-officer' }],
      },
      deputy,
    );
    expect(home.until(at('2026-03-14')).open.owner.userId).toBe(officer.userId);
  });

  it('a level with another owner ends it', () => {
    const home = away(visitedOnce('blue'), '2026-12-31').given(incident(MONDAY), officer, at('2026-03-20'));
    expect(home.open).toMatchObject({ level: 'red', owner: { role: 'deputy-chief' } });
    expect(home.open.standIn).toBeUndefined();
    expect(home.open.deadlines.some(({ kind }) => kind === 'stand-in')).toBe(false);
  });

  it('not until a day that is past, and only in a role that the level asks for', () => {
    away(opened('orange'), '2026-03-08').thenRefused('invalid', { path: 'until' });
    away(opened('red'), '2026-03-20').thenRefused('rule-broken', { path: 'userId' });
  });

  it('of many: a household that is another’s by now is left alone', () => {
    away(opened('orange'), '2026-03-20', 'somebody.else').thenEvents();
    away(opened('orange'), '2026-03-20', officer.userId).thenEvents('owner-assigned');
  });
});

describe('安排回访 plan-visit', () => {
  const plan = (home: Home, on: string) => home.when({ type: 'plan-visit', on }, officer);

  it('for a day up to the last on which it is in time; the deadline stays', () => {
    const home = plan(opened('orange'), '2026-03-16').thenEvents('visit-planned');
    expect(home.open.plannedOn).toBe('2026-03-16');
    expect(home.nextOn).toBe('2026-03-16');
    plan(home, '2026-03-17').thenRefused('rule-broken', { path: 'on' });
    plan(home, '2026-03-08').thenRefused('invalid', { path: 'on' });
  });

  it('an overdue visit for any day to come; the next visit has no plan', () => {
    const home = plan(opened('orange').until(at('2026-03-18', '08:00')), '2026-03-25').thenEvents('visit-planned');
    home.given(incident(at('2026-03-18', '07:00')), officer);
    expect(home.open.plannedOn).toBeUndefined();
  });
});

describe('后果 record-outcome', () => {
  it('of violence on record, once each, also after the exit', () => {
    const home = visitedOnce('blue').given(incident(at('2026-03-10', '08:00')), officer);
    const incidentId = home.open.incidents[0]?.incidentId ?? '';
    const outcome = (of = incidentId) =>
      home.when({ type: 'record-outcome', incidentId: of, outcome: 'turned-criminal' }, deputy);
    outcome().thenEvents('outcome-recorded');
    expect(home.open.incidents[0]?.outcomes).toEqual(['turned-criminal']);
    outcome().thenRefused('invalid', { path: 'outcome' });
    outcome('another').thenRefused('invalid', { path: 'incidentId' });
  });
});
