import { describe, expect, it } from 'vitest';
import type { DisputeCommand } from '../../../domain/dispute/commands.ts';
import {
  accepting,
  addDaysTo,
  at,
  atTownship,
  dispatched,
  MONDAY,
  mediating,
  people,
  registered,
  type Scenario,
  text,
} from '../../support/dispute-world.ts';
import { assertReadersCover, assertSound } from './invariants.ts';

const reason = text('reason');
const up = { type: 'transfer', direction: 'up', organisationId: 'qingxi-committee', reason } as const;
const giveBack = { type: 'return', reason } as const;
const revoke = { type: 'revoke-transfer', reason } as const;

describe('联合调解 invite (人民调解法 20)', () => {
  const inviting = (organisationId: string, as: string) => ({ type: 'invite', organisationId, as }) as const;

  it.each([
    ['qingxi-station', 'police', people.officer],
    ['court', 'judge', people.judge],
    ['qingxi-women', 'womens-federation', people.women],
    ['studio', 'expert', people.studio],
    ['hekou', 'joint-committee', people.hekou],
  ] as const)('%s as %s sees this case, guides, and does nothing else', (organisationId, as, guest) => {
    const scenario = mediating();
    expect(scenario.readers()).not.toContain(organisationId);
    expect(scenario.actions(guest)).toEqual([]);
    scenario.when(inviting(organisationId, as), people.yangping).thenEvents('invited');
    expect(scenario.told()).toEqual([`invited@${organisationId}`]);
    expect(scenario.actions(guest).sort()).toEqual(['add-guidance', 'report-danger']);
    assertReadersCover(scenario, Object.values(people));
    scenario.when({ type: 'add-guidance', guidanceId: 'g1', text: text('guidance') }, guest);
    scenario.thenEvents('guidance-added');
    expect(scenario.told()).toEqual(['guidance-added@yangping']);
    assertSound(scenario);
  });

  it('ends with the case', () => {
    const scenario = mediating().given(inviting('qingxi-women', 'womens-federation'), people.yangping);
    expect(scenario.readers()).toContain('qingxi-women');
    scenario.given({ type: 'withdraw', reason }, people.yangping);
    expect(scenario.readers()).not.toContain('qingxi-women');
    assertReadersCover(scenario, Object.values(people));
    expect(scenario.actions(people.women)).toEqual([]);
  });

  it('knows who may be what, and invites nobody twice', () => {
    const scenario = mediating();
    scenario.when(inviting('qingxi-women', 'king'), people.yangping).thenRefused('invalid', { path: 'as' });
    scenario
      .when(inviting('qingxi-women', 'judge'), people.yangping)
      .thenRefused('invalid', { path: 'organisationId' });
    scenario.when(inviting('yangping', 'joint-committee'), people.yangping).thenRefused('invalid', {
      path: 'organisationId',
    });
    scenario.given(inviting('qingxi-women', 'womens-federation'), people.coordinator);
    scenario.when(inviting('qingxi-women', 'womens-federation'), people.yangping).thenRefused('invalid', {
      path: 'organisationId',
    });
    scenario.when(inviting('court', 'judge'), people.women).thenRefused('not-permitted');
    scenario
      .when({ type: 'add-guidance', guidanceId: 'g', text: reason }, people.yangping)
      .thenRefused('not-permitted');
  });
});

describe('撤回移送 revoke-transfer', () => {
  it('gives the sender the case as it was: no days, no new clock', () => {
    const start = at('2026-03-09', '09:00');
    const scenario = mediating(undefined, start).given(up, people.yangping);
    scenario.when(revoke, people.yangping, at('2026-03-11', '09:00')).thenEvents('transfer-revoked');
    expect(scenario.open).toMatchObject({ status: 'mediating', offer: null });
    expect(scenario.deadline('mediate').lastDay).toBe('2026-04-08');
    const unmediated = registered(start).given(up, people.yangping, at('2026-03-09', '10:00'));
    unmediated.given(revoke, people.yangping, at('2026-03-10', '09:00'));
    expect(unmediated.deadline('dispatch')).toMatchObject({ startedAt: start, lastDay: '2026-03-10' });
    assertSound(scenario);
  });

  it('by the sender alone, and not what the clock has sent', () => {
    const scenario = mediating().given(up, people.yangping);
    scenario.when(revoke, people.hekou).thenRefused('not-permitted');
    scenario.when(revoke, people.township).thenRefused('not-possible-now');
    const escalated = dispatched().throughDue('accept');
    escalated.when(revoke, people.coordinator).thenRefused('not-possible-now');
    const expired = atTownship(true).throughDue('mediate').thenEvents('offered');
    expired.when(revoke, people.township).thenRefused('not-possible-now');
  });
});

describe('退回 goes back to the sender with a new clock; the third goes to the county', () => {
  function sentBack(times: number, from: Scenario = mediating()): Scenario {
    for (let time = 0; time < times; time += 1) {
      from.given(up, people.yangping).given(giveBack, people.township);
    }
    return from;
  }

  it('twice, the sender goes on', () => {
    const scenario = sentBack(2);
    expect(scenario.open).toMatchObject({ status: 'mediating', returns: 2, undecided: null });
    expect(scenario.actions(people.yangping)).toContain('transfer');
  });

  it('the third time the county decides whose case it is, and nobody else moves it', () => {
    const scenario = sentBack(3).thenEvents('offer-returned', 'decision-asked');
    expect(scenario.told()).toContain('decision-asked@county');
    expect(scenario.awaited()).toEqual(expect.arrayContaining(['mediate@yangping', 'decide-owner@county']));
    scenario.when(up, people.yangping).thenRefused('not-possible-now');
    scenario.when({ type: 'dispatch', organisationId: 'hekou' }, people.coordinator).thenRefused('not-possible-now');
    assertSound(scenario);

    scenario.when({ type: 'dispatch', organisationId: 'qingxi-committee' }, people.supervisor).thenEvents('offered');
    expect(scenario.open.offer).toMatchObject({ decided: true, toLevel: 'township' });
    scenario.when(giveBack, people.township).thenRefused('not-possible-now');
    scenario.when(accepting(), people.township).thenEvents('accepted');
    expect(scenario.open).toMatchObject({ returns: 0, undecided: null, owner: { organisationId: 'qingxi-committee' } });
  });

  it('what was never mediated waits for the county first, which is pressed', () => {
    const scenario = sentBack(3, registered());
    expect(scenario.awaited()[0]).toBe('decide-owner@county');
    expect(scenario.kinds()).toContain('decision');
    expect(scenario.kinds()).not.toContain('dispatch');
    scenario.throughDue('decision').thenEvents('decision-overdue');
    expect(scenario.told()).toEqual(['decision-overdue@county']);
    assertSound(scenario);
  });

  it('whoever accepts in between begins anew', () => {
    const scenario = sentBack(2).given(up, people.yangping).given(accepting(), people.township);
    expect(scenario.open.returns).toBe(0);
  });
});

describe('联系计划: by colour, replaced with it', () => {
  const contact = (partyId = 'p1'): DisputeCommand => ({
    type: 'record-contact',
    contactId: 'c1',
    at: MONDAY,
    partyIds: [partyId],
    note: text('note'),
  });
  const to = (colour: string) => ({ type: 'change-colour', colour, reason }) as const;

  it.each([
    ['blue', '2026-03-16'],
    ['orange', '2026-03-12'],
    ['red', '2026-03-10'],
  ])('%s: until %s', (colour, lastDay) => {
    expect(mediating(undefined, MONDAY, { colour }).deadline('contact').lastDay).toBe(lastDay);
  });

  it('a change of colour replaces every period at once, keeping where each began', () => {
    const scenario = mediating().given(to('red'), people.yangping, addDaysTo(MONDAY, 2));
    const [event] = scenario.lastEvents.slice(-1);
    const ends = Object.fromEntries(event?.deadlines?.map(({ kind, lastDay }) => [kind, lastDay]) ?? []);
    expect(ends).toMatchObject({ contact: '2026-03-10', idle: '2026-03-14', mediate: '2026-04-08' });
    expect(scenario.atDue().lastEvents.map(({ type }) => type)).toEqual(['contact-overdue']);
  });

  it('overdue, owner and coordinator hear of it, and it stays due until somebody was spoken to', () => {
    const scenario = mediating().throughDue('contact').thenEvents('contact-overdue');
    expect(scenario.told()).toEqual(['contact-overdue@yangping', 'contact-overdue@qingxi']);
    expect(scenario.kinds()).not.toContain('contact');
    expect(scenario.tasks().at(-1)).toMatchObject({ what: 'contact-parties', dueAt: at('2026-03-17') });
    scenario.given(contact(), people.yangping);
    expect(scenario.deadline('contact').lastDay).toBe('2026-03-24');
    scenario.when(contact('p9'), people.yangping).thenRefused('invalid', { path: 'partyIds.0' });
  });
});
