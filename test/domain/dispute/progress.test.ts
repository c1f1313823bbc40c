import { describe, expect, it } from 'vitest';
import { type DisputeProgress, progressOf } from '../../../domain/dispute/progress.ts';
import {
  agreed,
  at,
  atCourt,
  atTownship,
  dispatched,
  household,
  MONDAY,
  mediating,
  noting,
  people,
  referred,
  registered,
  type Scenario,
  system,
  text,
} from '../../support/dispute-world.ts';

const of = (scenario: Scenario, partyId = 'p1'): DisputeProgress =>
  progressOf(scenario.open, partyId, scenario.surroundings);

const session = (sessionId: string, participantIds: string[], moment = at('2026-03-16', '09:00')) =>
  ({ type: 'schedule-session', sessionId, at: moment, place: text(sessionId), participantIds }) as const;

describe('办理进度: where it is, what comes next, until when', () => {
  it.each<[string, () => Scenario, Partial<DisputeProgress>]>([
    [
      'registered',
      registered,
      {
        status: 'registered',
        next: { step: 'dispatch', organisation: 'yangping', lastDay: '2026-03-10', then: 'alarm-coordinator' },
      },
    ],
    [
      'dispatched',
      dispatched,
      {
        status: 'offered',
        next: { step: 'accept', organisation: 'yangping', lastDay: '2026-03-12', then: 'next-level' },
      },
    ],
    [
      'in mediation',
      mediating,
      { next: { step: 'mediate', organisation: 'yangping', lastDay: '2026-04-08', then: 'next-level' } },
    ],
    [
      'at the township',
      atTownship,
      {
        at: { level: '乡镇级', organisation: 'qingxi-committee', since: MONDAY },
        next: { step: 'mediate', organisation: 'qingxi-committee', lastDay: '2026-04-08', then: 'lawful-route' },
      },
    ],
    [
      'on its way to court',
      referred,
      {
        at: { level: '乡镇级', organisation: 'qingxi-committee', since: MONDAY },
        next: { step: 'accept', organisation: 'court', lastDay: '2026-03-12', then: 'press-court' },
      },
    ],
    ['at court', atCourt, { next: { step: 'sign-for', organisation: 'court', lastDay: null, then: null } }],
    [
      'agreed, not signed',
      agreed,
      { next: { step: 'sign-agreement', organisation: 'yangping', lastDay: null, then: null } },
    ],
  ])('%s', (_, scenario, expected) => {
    expect(of(scenario())).toMatchObject(expected);
  });

  it('suspended until a day', () => {
    const suspended = mediating().given(
      { type: 'suspend', kind: 'appraisal', reason: text('appraisal'), until: '2026-04-20' },
      people.yangping,
    );
    expect(of(suspended).next).toMatchObject({ step: 'resume', lastDay: '2026-04-20', then: 'owner-decides' });
  });

  it('follows the agreement: signed, enforced, and after a default', () => {
    const step = (scenario: Scenario) => of(scenario).next?.step;
    expect(step(agreed().given(noting('effective'), system))).toBe('follow-agreement');
    expect(step(agreed().given(noting('effective'), system).given(noting('enforcing'), system))).toBe(
      'enforce-agreement',
    );
    expect(step(agreed().given(noting('effective'), system).given(noting('defaulted'), system))).toBe(
      'decide-after-default',
    );
  });

  it('is over with the case, and names the lawful routes (人民调解法 26)', () => {
    const terminated = mediating().given(
      { type: 'terminate', ground: 'party-refuses', reason: text('reason') },
      people.yangping,
    );
    expect(of(terminated)).toMatchObject({
      status: 'closed',
      next: null,
      ending: { outcome: 'terminated', on: '2026-03-09', routes: [{ label: '向人民法院提起诉讼' }] },
    });
  });
});

describe('a party’s sessions', () => {
  it('are those to which this party is called, in their order', () => {
    const scenario = mediating()
      .given(session('later', ['p1', 'p2'], at('2026-03-20', '09:00')), people.yangping)
      .given(session('alone', ['p2']), people.yangping)
      .given(session('sooner', ['p1', 'p2']), people.yangping);
    expect(of(scenario, 'p1').sessions.map(({ place }) => place.textId)).toEqual(['sooner', 'later']);
    expect(of(scenario, 'p2').sessions.map(({ place }) => place.textId)).toEqual(['alone', 'sooner', 'later']);
  });

  it('that will not be held are not shown', () => {
    const planned = mediating().given(session('planned', ['p1', 'p2']), people.yangping);
    expect(of(planned).sessions).toHaveLength(1);
    expect(of(planned.given({ type: 'withdraw', reason: text('r') }, people.yangping)).sessions).toEqual([]);
  });
});

describe('a rating', () => {
  it('is open to each party once the case is closed, and given once', () => {
    const closed = mediating().given({ type: 'withdraw', reason: text('r') }, people.yangping);
    expect(of(mediating()).rating).toBe('not-yet');
    expect(of(closed).rating).toBe('open');
    closed.given({ type: 'rate', partyId: 'p1', score: 5 }, system);
    expect([of(closed, 'p1').rating, of(closed, 'p2').rating]).toEqual(['given', 'open']);
  });
});

describe('what is not a party’s to know', () => {
  const red = () => mediating(undefined, MONDAY, { colour: 'red' });

  it('an alert, a 督办 or a colour leaves no trace but the day', () => {
    const plain = JSON.stringify(of(mediating()));
    expect(JSON.stringify(of(red())).replace(/"lastDay":"[^"]*"/, '')).toBe(plain.replace(/"lastDay":"[^"]*"/, ''));
    const pressed = mediating().throughDue('idle');
    expect(pressed.open.supervision).not.toBeNull();
    expect(JSON.stringify(of(pressed))).toBe(plain);
  });

  it('a safety stop reads 本件不适宜调解 for either side, and nothing is left to come', () => {
    const planned = mediating().given(session('planned', ['p1', 'p2']), people.yangping);
    planned.world.households = [household()];
    planned.given({ type: 'check-guard' }, system);
    expect(planned.open.ending?.outcome).toBe('safety-stop');
    for (const partyId of ['p1', 'p2']) {
      const shown = of(planned, partyId);
      expect(shown).toMatchObject({
        status: 'closed',
        next: null,
        sessions: [],
        ending: { outcome: 'not-suitable', routes: [] },
      });
      expect(JSON.stringify(shown)).not.toMatch(/safety|guard|household|"red"|danger|station/);
    }
  });

  it('nor that the station is asked to clear mediation', () => {
    const plain = JSON.stringify(of(mediating()));
    const waiting = mediating();
    waiting.world.households = [household({ level: 'orange' })];
    waiting.given({ type: 'check-guard' }, system);
    expect(waiting.awaited()).toContain('clear-mediation@qingxi-station');
    expect(JSON.stringify(of(waiting))).toBe(plain);
  });
});
