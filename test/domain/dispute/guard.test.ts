import { describe, expect, it } from 'vitest';
import type { DisputeCommand } from '../../../domain/dispute/commands.ts';
import type { DisputeState } from '../../../domain/dispute/state.ts';
import type { HouseholdStanding } from '../../../domain/household/standing.ts';
import {
  accepting,
  addDaysTo,
  agreed,
  household,
  MONDAY,
  mediating,
  noting,
  people,
  reaching,
  registered,
  registering,
  Scenario,
  system,
  text,
} from '../../support/dispute-world.ts';
import { assertReplays, assertSound } from './invariants.ts';

const reason = text('reason');
const family = { disputeType: 'marriage-family' };
const check = { type: 'check-guard' } as const;
const session = (at: string): DisputeCommand => ({
  type: 'schedule-session',
  sessionId: 's1',
  at,
  place: text('place'),
  participantIds: ['p1', 'p2'],
});
const STOP = ['safety-stopped', 'closed'] as const;

/** Being mediated, when the station's file of its people comes up. */
function found(facts: Partial<HouseholdStanding> = {}, scenario: Scenario = mediating()): Scenario {
  scenario.world.households = [household(facts)];
  return scenario;
}

describe('不适宜调解: a hard stop (domain.md 3; 公通字〔2024〕34号 20)', () => {
  it('a red household whose people stand against each other', () => {
    const scenario = found()
      .when(check, system)
      .thenEvents('colour-changed', 'alert-raised', ...STOP);
    expect(scenario.open).toMatchObject({ status: 'closed', colour: 'red', ending: { outcome: 'safety-stop' } });
    expect(scenario.reactions()).toEqual([{ kind: 'guard-household' }]);
    expect(scenario.told()).toContain('safety-stopped@qingxi-station');
    assertSound(scenario);
    assertReplays(scenario);
  });

  it('a protection order in force, whatever the level (反家庭暴力法 28–30)', () => {
    found({ level: 'blue', protectionOrder: true })
      .when(check, system)
      .thenEvents(...STOP);
    found({ status: 'exited', protectionOrder: true })
      .when(check, system)
      .thenEvents(...STOP);
  });

  it('a perpetrator in a family’s own dispute, on whichever side the others are', () => {
    const facts = { perpetrators: ['p1'], victims: [] };
    found(facts, mediating(undefined, MONDAY, family)).when(check, system);
    const scenario = found(facts, mediating(undefined, MONDAY, family)).given(check, system);
    expect(scenario.open.ending?.outcome).toBe('safety-stop');
  });

  it('people of a red household on the same side, or of whom one is a party alone: red, no more', () => {
    for (const facts of [
      { perpetrators: ['p1'], victims: [] },
      { perpetrators: [], victims: ['p2'] },
    ]) {
      const scenario = found(facts).when(check, system).thenEvents('colour-changed', 'alert-raised');
      expect(scenario.open).toMatchObject({ status: 'mediating', colour: 'red', guard: { warnings: [] } });
      scenario.when(check, system).thenEvents();
      const lower = { type: 'change-colour', colour: 'blue', reason } as const;
      scenario.when(lower, people.yangping).thenRefused('rule-broken', { path: 'colour' });
    }
  });

  it('violence in the family reported while it is mediated', () => {
    const danger = { type: 'report-danger', kind: 'public-security', detail: text('d') } as const;
    for (const facts of [family, { domesticViolence: true }]) {
      const scenario = mediating(undefined, MONDAY, facts).when(danger, people.yangping);
      expect(scenario.lastEvents.map(({ type }) => type)).toEqual([
        'danger-reported',
        'colour-changed',
        'alert-raised',
        ...STOP,
      ]);
      expect(scenario.told()).toContain('safety-stopped@qingxi-station');
    }
    mediating().given(danger, people.yangping);
    const aggravating = { ...danger, kind: 'aggravating' } as const;
    const scenario = mediating(undefined, MONDAY, family).given(aggravating, people.yangping);
    expect(scenario.open.status).toBe('mediating');
  });

  it('a victim who refuses; anybody else’s refusal is only a refusal (人民调解法 17)', () => {
    const refusing = (partyId: string) => ({
      ...accepting(),
      consents: accepting().consents.map((each) => ({ ...each, consented: each.partyId !== partyId })),
    });
    const protectedParties = registering().parties.map((party) => ({ ...party, protected: party.partyId === 'p1' }));
    const offered = () =>
      registered(MONDAY, { domesticViolence: true, parties: protectedParties }).given(
        { type: 'dispatch', organisationId: 'yangping' },
        people.yangping,
      );
    offered()
      .when(refusing('p1'), people.yangping)
      .thenEvents(...STOP);
    offered().when(refusing('p2'), people.yangping).thenRefused('rule-broken', { path: 'consents.1.consented' });
  });

  it('at registration: taken in, red, and stopped in the same moment', () => {
    const scenario = new Scenario(MONDAY, { households: [household()] }).when(registering(), people.yangping);
    scenario.thenEvents('registered', 'colour-changed', 'alert-raised', ...STOP);
  });
});

describe('no route goes round the guard', () => {
  const commands: [string, DisputeCommand][] = [
    ['schedule-session', session(addDaysTo(MONDAY, 1))],
    ['reach-agreement', reaching()],
    ['reconcile', { type: 'reconcile', record: text('r') }],
    ['transfer', { type: 'transfer', direction: 'up', reason }],
    ['suspend', { type: 'suspend', kind: 'appraisal', reason }],
    ['extend', { type: 'extend', days: 10, consents: accepting().consents }],
    ['act-on-deadlines', { type: 'act-on-deadlines' }],
  ];

  it.each(commands)('%s becomes the stop', (_, command) => {
    const scenario = found({ protectionOrder: true, level: 'blue' });
    scenario.when(command, command.type === 'act-on-deadlines' ? system : people.yangping).thenEvents(...STOP);
    expect(scenario.consequences()).toEqual([]);
  });

  it('what was seen and heard is written down first', () => {
    const record = { type: 'add-investigation', investigationId: 'i', at: MONDAY, record: text('r') } as const;
    found({ level: 'blue', protectionOrder: true })
      .when(record, people.yangping)
      .thenEvents('investigation-added', ...STOP);
  });

  it('who may not act at all does not set it off either', () => {
    found().when(reaching(), people.hekou).thenRefused('not-permitted');
    found().when(check, people.officer).thenRefused('not-permitted');
  });
});

describe('what a hard stop takes with it', () => {
  it('sessions, unsigned agreements, and every clock: 60 days later nothing has restarted', () => {
    const scenario = found({}, agreed());
    const planned = mediating().given(session(addDaysTo(MONDAY, 2)), people.yangping);
    found({}, planned).given(check, system);
    expect(planned.open.sessions).toMatchObject([{ sessionId: 's1', cancelledAt: MONDAY }]);

    scenario.given(check, system);
    expect(scenario.consequences()).toEqual([
      { kind: 'agreement', streamId: 'agreement-1', command: { type: 'cancel', cause: 'safety-stop' } },
    ]);
    for (const each of [scenario, planned]) {
      const stopped = JSON.stringify(each.open);
      expect(each.open.deadlines).toEqual([]);
      expect(each.awaited()).toEqual([]);
      for (const day of [1, 7, 30, 60]) {
        each.when({ type: 'act-on-deadlines' }, system, addDaysTo(MONDAY, day)).thenEvents();
        each.when(check, system).thenEvents();
      }
      expect(JSON.stringify(each.open)).toBe(stopped);
      for (const who of Object.values(people)) expect([[], ['seal-document']]).toContainEqual(each.actions(who));
    }
  });

  it('what binds the parties already goes on without it', () => {
    const scenario = found({}, agreed().given(noting('effective'), system)).given(check, system);
    expect(scenario.open.agreements).toMatchObject([{ standing: 'effective' }]);
    expect(scenario.consequences()).toEqual([]);
  });
});

describe('only the station reads why', () => {
  it('nothing that the record keeps or tells says more than 本件不适宜调解', () => {
    const scenario = found({ householdId: 'household-77' }).given(check, system);
    const kept = JSON.stringify([scenario.history, scenario.open, scenario.notices(), scenario.awaited()]);
    for (const word of ['household', 'violence"', 'perpetrator', 'victim', '家暴', '红色'])
      expect(kept).not.toContain(word);
  });

  it('the household’s own station may read the case, wherever it is', () => {
    const scenario = found({ stationId: 'beiling-station' }).given(check, system);
    expect(scenario.readers()).toEqual(expect.arrayContaining(['beiling-station', 'qingxi-station']));
  });
});

describe('warnings: other family disputes with violence on record', () => {
  const CARE = ['separate-sessions', 'consent-alone', 'no-face-to-face-performance'];
  const warnings = (state: DisputeState) => state.guard.warnings;

  it('a blue household: separate sessions, consent alone, no face-to-face performance', () => {
    const scenario = found({ level: 'blue' }).when(check, system).thenEvents('guard-noted');
    expect(warnings(scenario.open)).toEqual(CARE);
    scenario.when(session(addDaysTo(MONDAY, 1)), people.yangping).thenEvents('session-scheduled');
    scenario.world.households = [];
    scenario.when(check, system).thenEvents('guard-noted');
    expect(warnings(scenario.open)).toEqual([]);
  });

  it('the flag alone warns too', () => {
    expect(warnings(registered(MONDAY, { domesticViolence: true }).open)).toEqual(CARE);
  });

  it.each([{ level: 'orange' }, { level: 'blue', warning: true }])(
    '%j: not without the officer’s clearance',
    (facts) => {
      const scenario = found(facts).given(check, system);
      expect(warnings(scenario.open)).toEqual([...CARE, 'awaits-clearance']);
      expect(scenario.told()).toEqual(['clearance-asked@qingxi-station']);
      expect(scenario.awaited()).toContain('clear-mediation@qingxi-station');
      for (const command of [session(addDaysTo(MONDAY, 1)), reaching()]) {
        scenario.when(command, people.yangping).thenRefused('rule-broken', { says: '书面意见' });
      }
      assertSound(scenario);
      scenario.world.households = [household({ ...facts, cleared: true })];
      scenario.when(check, system).thenEvents('guard-noted');
      expect(scenario.awaited()).not.toContain('clear-mediation@qingxi-station');
      scenario.when(reaching(), people.yangping).thenEvents('agreement-reached');
    },
  );
});
