import { describe, expect, it } from 'vitest';
import { standingToward } from '../../../domain/household/standing-toward.ts';
import { at, system, text } from '../../support/dispute-world.ts';
import { decision, deputy, incident, MONDAY, officer, opened, order, staff, visitedOnce } from './household-world.ts';

describe('人身安全保护令 record-protection-order', () => {
  it('of 31 March for six months ends on 30 September (反家庭暴力法 30; 民法典 202)', () => {
    const home = opened('orange', at('2026-03-31', '09:00')).given(order('2026-03-31', 6), officer);
    expect(home.open.orders[0]?.lastDay).toBe('2026-09-30');
    expect(home.deadline('protection-order')).toMatchObject({ dueAt: at('2026-10-01'), source: '反家庭暴力法 30' });
    expect(home.told()).toEqual(['household-protection-order-recorded@community-officer+deputy-chief+station-chief']);
    expect(home.reactions()).toEqual([{ kind: 'guard-disputes' }, { kind: 'tell-others' }]);
  });

  it('for six months at most, by a court, not in the future (反家庭暴力法 30)', () => {
    const home = opened('orange');
    for (const months of [0, 7]) {
      home.when(order('2026-03-09', months), officer).thenRefused('rule-broken', { path: 'months' });
    }
    home.when(order('2026-03-10', 1), officer).thenRefused('invalid', { path: 'issuedOn' });
    home.when(order('2026-03-09', 1, { courtId: 'county' }), officer).thenRefused('invalid', { path: 'courtId' });
    home.given(order('2026-03-09', 1, { courtId: 'qingxi-tribunal' }), officer);
  });

  it('the owner is reminded before it is over, and told when it is', () => {
    const home = visitedOnce('blue').given(order('2026-03-10', 1), officer).until(at('2026-04-04'));
    expect(home.told()).toEqual(['protection-order-reminder@community-officer']);
    expect(home.until(at('2026-04-11')).told()).toEqual(['household-protection-order-expired@community-officer']);
    expect(home.open.deadlines.map((deadline) => deadline.kind)).not.toContain('protection-order');
  });

  it('one that is over is put on record and stops nothing', () => {
    const home = visitedOnce('blue').when(order('2026-01-05', 1), officer);
    home.thenEvents('protection-order-recorded', 'protection-order-expired');
    expect(home.actions(officer)).toContain('clear-mediation');
  });
});

describe('书面许可 clear-mediation', () => {
  const clear = { type: 'clear-mediation', disputeId: 'dispute-1', note: text('note') } as const;
  const standing = (home: ReturnType<typeof opened>) =>
    standingToward(home.open, [{ personId: 'person-husband', partyId: 'p2' }], { id: 'dispute-1', now: home.now });

  it('for one dispute, and only until there is violence again', () => {
    const home = visitedOnce('orange').given(clear, officer);
    expect(standing(home).cleared).toBe(true);
    const other = standingToward(home.open, [], { id: 'dispute-2', now: home.now });
    expect(other.cleared).toBe(false);
    home.given(incident(home.now), officer);
    expect(standing(home).cleared).toBe(false);
  });

  it('not in a red household, nor while an order is in force', () => {
    const red = visitedOnce('red');
    expect(red.actions(deputy)).not.toContain('clear-mediation');
    red.when(clear, deputy).thenRefused('not-possible-now');
    visitedOnce('orange').given(order('2026-03-10', 1), officer).when(clear, officer).thenRefused('not-possible-now');
  });

  it('disputes that were stopped are noted once', () => {
    const note = { type: 'note-dispute', disputeId: 'dispute-1', staff } as const;
    const home = opened('orange').given(note, system);
    expect(home.told()).toEqual(['household-dispute-noted@community-officer']);
    home.when(note, system).thenEvents();
    expect(home.open.disputeIds).toEqual(['dispute-1']);
  });
});

describe('关联纠纷 of a household that had left control', () => {
  it('brings it back under control, at the level of a file that a stopped mediation opens', () => {
    const home = visitedOnce('blue').given(decision('exit'), system);
    home.when({ type: 'note-dispute', disputeId: 'dispute-1', staff }, system);
    home.thenEvents('dispute-noted', 'reopened', 'visit-scheduled');
    expect(home.open).toMatchObject({ status: 'controlled', level: 'red', owner: { userId: 'deputy.qingxi' } });
    expect(home.nextOn).toBe('2026-03-17');
  });
});

describe('关联情况: what a dispute may know', () => {
  it('its own party ids by role, level, and whether an order is in force at that moment', () => {
    const home = opened('red', MONDAY).given(order('2026-03-09', 1), officer);
    const same = [
      { personId: 'person-husband', partyId: 'p2' },
      { personId: 'person-wife', partyId: 'p1' },
      { personId: 'person-wife', partyId: 'p1' },
      { personId: 'a-stranger', partyId: 'p3' },
    ];
    expect(standingToward(home.open, same, { id: 'd', now: MONDAY })).toEqual({
      householdId: 'household-1',
      stationId: 'qingxi-station',
      status: 'controlled',
      level: 'red',
      perpetrators: ['p2'],
      victims: ['p1'],
      others: [],
      protectionOrder: true,
      warning: false,
      cleared: false,
    });
    expect(standingToward(home.open, same, { id: 'd', now: at('2026-04-09', '23:59') }).protectionOrder).toBe(true);
    expect(standingToward(home.open, same, { id: 'd', now: at('2026-04-10') }).protectionOrder).toBe(false);
  });
});
