import { describe, expect, it } from 'vitest';
import {
  at,
  atCourt,
  atTownship,
  consents,
  dispatched,
  mediating,
  people,
  referred,
  registered,
  registering,
  Scenario,
  text,
} from '../../support/dispute-world.ts';

const reason = text('reason');
const red = { colour: 'red' };
const changeTo = (colour: string) => ({ type: 'change-colour', colour, reason }) as const;
/** Before National Day 2026: rest from 1 to 7 October, and Saturday the 10th is worked. */
const SEPT_30 = at('2026-09-30', '10:00');
/** Before Spring Festival 2026: rest from 15 to 23 February, and Saturdays the 14th and 28th are worked. */
const FEB_13 = at('2026-02-13', '10:00');

describe('dispatch: 1 working day, then the coordinator; 1 more, then the county (限时流转)', () => {
  it('over National Day', () => {
    const scenario = registered(SEPT_30);
    expect(scenario.deadline('dispatch')).toMatchObject({
      lastDay: '2026-10-08',
      dueAt: at('2026-10-09'),
      then: 'alarm-coordinator',
      provisional: false,
    });
    scenario.throughDue('dispatch').thenEvents('dispatch-overdue');
    expect(scenario.told()).toEqual(['dispatch-overdue@qingxi']);
    expect(scenario.awaited()).toEqual(
      ['dispatch@yangping', 'dispatch@qingxi', 'answer-supervision@qingxi'].slice(0, 2),
    );
    expect(scenario.deadline('dispatch-county')).toMatchObject({ dueAt: at('2026-10-11'), then: 'alarm-county' });
    scenario.until(at('2026-10-11'));
    expect(scenario.awaited()).toContain('dispatch@county');
    expect(scenario.awaited()).toContain('dispatch@yangping');
    expect(scenario.awaited()).toContain('dispatch@qingxi');
    scenario.when({ type: 'dispatch', organisationId: 'hekou' }, people.supervisor).thenEvents('screened', 'offered');
    expect(scenario.awaited()[0]).toBe('accept@hekou');
    expect(scenario.awaited()).not.toContain('dispatch@county');
  });

  it('over Spring Festival', () => {
    expect(registered(at('2026-02-14', '10:00')).due('dispatch')).toBe(at('2026-02-25'));
  });

  it('红: 2 hours, at any hour of any day', () => {
    const scenario = registered(at('2026-10-01', '23:10'), red);
    expect(scenario.due('dispatch')).toBe(at('2026-10-02', '01:10'));
    scenario.throughDue('dispatch');
    expect(scenario.due('dispatch-county')).toBe(at('2026-10-02', '03:10'));
  });

  it('above a studio, a township centre and a court stands the county', () => {
    for (const who of [people.studio, people.coordinator, people.clerk]) {
      const scenario = new Scenario(SEPT_30).given(registering(), who).throughDue('dispatch');
      const isCoordinator = who === people.coordinator;
      expect(scenario.told()).toEqual([isCoordinator ? 'dispatch-overdue@qingxi' : 'dispatch-overdue@county']);
      scenario.throughDue('dispatch-county');
      expect(scenario.told()).toContain('dispatch-overdue@county');
      expect(scenario.awaited()[0]).toBe('dispatch@county');
      expect(scenario.awaited()).toContain(`dispatch@${who.organisationId}`);
    }
  });
});

describe('accept: 3 working days, a reminder a day before, then up (在线调解规则 12)', () => {
  it('dispatched 2026-09-30 is over at 2026-10-11T00:00+08:00', () => {
    const scenario = dispatched(SEPT_30);
    expect(scenario.deadline('accept')).toMatchObject({
      lastDay: '2026-10-10',
      dueAt: '2026-10-11T00:00:00.000+08:00',
      then: 'next-level',
    });
    expect(scenario.due('accept-reminder')).toBe(at('2026-10-10'));
    scenario.throughDue('accept-reminder').thenEvents('reminded');
    expect(scenario.told()).toEqual(['accept-reminder@yangping']);
    expect(scenario.kinds()).not.toContain('accept-reminder');
  });

  it('over Spring Festival', () => {
    expect(dispatched(FEB_13).deadline('accept')).toMatchObject({ lastDay: '2026-02-25', dueAt: at('2026-02-26') });
  });

  it('a minute before the end nothing happens, at the end it does', () => {
    const scenario = dispatched(SEPT_30).until(at('2026-10-10', '23:59'));
    expect(scenario.open.owner.organisationId).toBe('yangping');
    expect(scenario.until(at('2026-10-11')).open.owner.organisationId).toBe('qingxi');
  });

  it('红: 24 hours and no reminder', () => {
    const scenario = dispatched(SEPT_30, red);
    expect(scenario.due('accept')).toBe(at('2026-10-01', '10:00'));
    expect(scenario.kinds()).not.toContain('accept-reminder');
  });

  it('goes up to the next level’s centre, which owns it at once', () => {
    const scenario = dispatched(SEPT_30).throughDue('accept').thenEvents('escalated');
    expect(scenario.open).toMatchObject({
      status: 'offered',
      level: 'township',
      owner: { organisationId: 'qingxi' },
      offer: { kind: 'escalation', toOrganisationId: 'qingxi' },
    });
    expect(scenario.told()).toEqual(['escalated-not-accepted@qingxi', 'escalated-away-not-accepted@yangping']);
    expect(scenario.due('dispatch')).toBe(at('2026-10-13'));
  });

  it('at the township, with no committee above, it comes back to the centre, and says so before', () => {
    const scenario = new Scenario(SEPT_30)
      .given(registering(), people.coordinator)
      .given({ type: 'dispatch', organisationId: 'qingxi-committee' }, people.coordinator);
    expect(scenario.deadline('accept').then).toBe('back-to-sender');
    scenario.throughDue('accept');
    expect(scenario.open).toMatchObject({ status: 'registered', owner: { organisationId: 'qingxi' } });
    expect(scenario.told().slice(0, 2)).toEqual(['offer-lapsed@qingxi', 'offer-lapsed@county']);
  });

  it('an offer up that nobody takes goes up', () => {
    const scenario = mediating(undefined, SEPT_30)
      .given({ type: 'transfer', direction: 'up', organisationId: 'qingxi-committee', reason }, people.yangping)
      .throughDue('accept');
    expect(scenario.open).toMatchObject({ owner: { organisationId: 'qingxi' }, level: 'township' });
  });
});

describe('a transfer down or sideways is not accepted: back to the sender', () => {
  it.each(['hekou', 'shanqian', 'studio'])('sideways to %s', (organisationId) => {
    const scenario = mediating(undefined, SEPT_30).given(
      { type: 'transfer', direction: 'sideways', organisationId, reason },
      people.yangping,
    );
    expect(scenario.deadline('accept')).toMatchObject({ dueAt: at('2026-10-11'), then: 'back-to-sender' });
    scenario.throughDue('accept');
    expect(scenario.told()).toContain('offer-lapsed@yangping');
    expect(scenario.open).toMatchObject({
      status: 'mediating',
      owner: { organisationId: 'yangping' },
      level: 'village',
    });
    // 30 days and the 11 on the way: 10 November.
    expect(scenario.deadline('mediate').lastDay).toBe('2026-11-10');
  });

  it('down to a village', () => {
    const scenario = atTownship(undefined, SEPT_30)
      .given({ type: 'transfer', direction: 'down', organisationId: 'hekou', reason }, people.township)
      .throughDue('accept');
    expect(scenario.open).toMatchObject({ status: 'mediating', owner: { organisationId: 'qingxi-committee' } });
  });
});

describe('mediate, village and township: 30 days, once +30 (宁波 27; 深圳 25)', () => {
  const accepted = at('2026-09-01', '09:00');

  it('a last day in National Day rolls to 8 October (民法典 203)', () => {
    const scenario = mediating(undefined, accepted);
    expect(scenario.deadline('mediate')).toMatchObject({
      lastDay: '2026-10-08',
      dueAt: at('2026-10-09'),
      then: 'next-level',
      source: expect.stringContaining('宁波') as string,
    });
  });

  it('红 never rolls', () => {
    expect(mediating(undefined, accepted, red).deadline('mediate').lastDay).toBe('2026-10-01');
  });

  it('over Spring Festival', () => {
    expect(mediating(undefined, at('2026-01-20', '09:00')).deadline('mediate').lastDay).toBe('2026-02-24');
  });

  it('reminds at 7 and at 1 days, each once', () => {
    const scenario = mediating(undefined, accepted);
    const reminders = scenario.open.deadlines.filter((deadline) => deadline.kind === 'mediate-reminder');
    expect(reminders.map((reminder) => reminder.dueAt)).toEqual([at('2026-10-02'), at('2026-10-08')]);
    scenario.until(at('2026-10-08'));
    const reminded = scenario.history.filter((event) => event.type === 'reminded');
    expect(reminded.map((event) => event.at)).toEqual([at('2026-10-02'), at('2026-10-08')]);
    expect(scenario.kinds()).not.toContain('mediate-reminder');
  });

  it('extended once, it is over 60 days after its start', () => {
    const scenario = mediating(undefined, accepted).given(
      { type: 'extend', days: 30, consents: consents() },
      people.yangping,
      at('2026-09-28', '09:00'),
    );
    // 31 October is a Saturday.
    expect(scenario.deadline('mediate').lastDay).toBe('2026-11-02');
  });

  it('from a village it goes up, from the township to the lawful route', () => {
    const village = mediating(undefined, accepted).throughDue('mediate').thenEvents('escalated');
    expect(village.open.owner.organisationId).toBe('qingxi');
    expect(village.told()).toEqual(['escalated-period-expired@qingxi', 'escalated-away-period-expired@yangping']);
    expect(atTownship(undefined, accepted).deadline('mediate').then).toBe('lawful-route');
  });

  it('a year whose table is not out yet makes a date provisional, and recalculate dates it again', () => {
    const scenario = mediating(undefined, at('2026-12-07', '09:00'));
    expect(scenario.deadline('mediate')).toMatchObject({ lastDay: '2027-01-06', provisional: true });
    scenario.world.calendar = {
      version: 'with-2027',
      years: {
        ...scenario.world.calendar.years,
        2027: { published: true, holidays: ['2027-01-06', '2027-01-07'], makeUpWorkdays: [] },
      },
    };
    const { actor } = scenario.context({ userId: 'system', organisationId: 'system', role: 'system' });
    scenario.when({ type: 'recalculate' }, actor).thenEvents('deadlines-redated');
    expect(scenario.deadline('mediate')).toMatchObject({ lastDay: '2027-01-08', provisional: false });
    scenario.when({ type: 'recalculate' }, actor).thenEvents();
    scenario.when({ type: 'recalculate' }, people.yangping).thenRefused('not-permitted');
  });

  it('recalculated before the table is out changes nothing and writes nothing', () => {
    const scenario = mediating(undefined, at('2026-12-07', '09:00'));
    scenario.when({ type: 'recalculate' }, { userId: 'system', organisationId: 'system', role: 'system' }).thenEvents();
  });

  it('a date once given stays, even if the calendar changes behind it', () => {
    const scenario = mediating(undefined, accepted);
    scenario.world.calendar = { version: 'empty', years: {} };
    scenario.given({ type: 'record-wish', partyId: 'p1', route: 'court' }, people.yangping);
    expect(scenario.deadline('mediate').lastDay).toBe('2026-10-08');
  });
});

describe('mediate at court: 30 / 15 / 7 days from the signature (特邀调解规定 27)', () => {
  it.each([
    ['default', '2026-10-16'],
    ['entrusted-ordinary', '2026-10-08'],
    ['entrusted-summary', '2026-09-23'],
  ])('%s', (basis, lastDay) => {
    const signedAt = at('2026-09-16', '09:00');
    const scenario = atCourt(basis, signedAt).given({ type: 'sign-for', at: signedAt }, people.courtMediator);
    expect(scenario.deadline('mediate')).toMatchObject({ lastDay, then: 'filing' });
    expect(scenario.throughDue('mediate').lastEvents.map((event) => event.type)).toEqual(['court-period-expired']);
  });

  it('after them nothing happens by itself: a clerk is awaited, later the county', () => {
    const scenario = atCourt(undefined, at('2026-09-16', '09:00'));
    scenario.given({ type: 'sign-for', at: scenario.now }, people.clerk).throughDue('mediate');
    expect(scenario.open.status).toBe('mediating');
    expect(scenario.tasks()[0]).toMatchObject({
      what: 'file-for-litigation',
      organisationId: 'court',
      roles: ['court-clerk', 'judge'],
    });
    expect(scenario.told()).toEqual(['court-period-expired@court']);
    scenario.until(at('2027-06-01'));
    expect(scenario.open).toMatchObject({ status: 'mediating', owner: { organisationId: 'court' } });
    expect(scenario.awaited()).toEqual(['file-for-litigation@court', 'answer-supervision@county']);
    scenario.when({ type: 'file-for-litigation' }, people.judge).thenEvents('closed');
  });

  it('transferred down and back after its end, the court’s days do not begin anew', () => {
    const scenario = atCourt(undefined, at('2026-09-16', '09:00'));
    scenario.given({ type: 'sign-for', at: scenario.now }, people.clerk).throughDue('mediate');
    scenario
      .given({ type: 'transfer', direction: 'down', organisationId: 'hekou', reason }, people.clerk)
      .given({ type: 'return', reason }, people.hekou);
    expect(scenario.awaited()[0]).toBe('file-for-litigation@court');
  });
});

describe('court does not accept in time: the county presses it (在线调解规则 12)', () => {
  it('over National Day, with a reminder a day before', () => {
    const scenario = referred(SEPT_30);
    expect(scenario.deadline('court-accept')).toMatchObject({ dueAt: at('2026-10-11'), then: 'press-court' });
    expect(scenario.throughDue('accept-reminder').told()).toEqual(['accept-reminder@court']);
    scenario.throughDue('court-accept');
    expect(scenario.told()[0]).toBe('court-acceptance-overdue@county');
    expect(scenario.awaited()).toContain('accept@court');
    expect(scenario.awaited()).toContain('press-court@county');
    expect(scenario.open.owner.organisationId).toBe('qingxi-committee');
    scenario.when({ type: 'accept', consents: [], rightsNoticeGiven: false }, people.judge).thenEvents('accepted');
    expect(scenario.awaited()).not.toContain('press-court@county');
  });
});

describe('idle: 10 days without a recorded action (orange 7, red 3), then 督办', () => {
  const day = at('2026-09-25', '09:00');

  it.each([
    ['blue', '2026-10-05'],
    ['orange', '2026-10-02'],
    ['red', '2026-09-28'],
  ])('%s, in calendar days that never roll', (colour, lastDay) => {
    expect(registered(day, { colour }).deadline('idle').lastDay).toBe(lastDay);
  });

  it('an action starts it anew; a reminder does not', () => {
    const scenario = mediating(undefined, day).given(
      { type: 'record-wish', partyId: 'p1', route: 'court' },
      people.yangping,
      at('2026-09-28', '09:00'),
    );
    expect(scenario.deadline('idle').lastDay).toBe('2026-10-08');
    const reminded = mediating(undefined, day, red);
    const idle = reminded.due('idle');
    reminded.given({ type: 'act-on-deadlines' }, { userId: 's', organisationId: 's', role: 'system' }, idle);
    expect(reminded.open.lastActionAt).toBe(day);
  });

  it('督办 to the coordinator; unanswered in 3 working days to the county’s list, where it stays', () => {
    const scenario = mediating(undefined, day).throughDue('idle').thenEvents('supervision-opened');
    expect(scenario.now).toBe(at('2026-10-06'));
    expect(scenario.told()).toEqual(['supervision-opened@qingxi', 'supervision-opened@yangping']);
    expect(scenario.awaited().slice(0, 2)).toEqual(['mediate@yangping', 'answer-supervision@qingxi']);
    expect(scenario.deadline('supervision-answer')).toMatchObject({ dueAt: at('2026-10-11'), then: 'county-list' });
    expect(scenario.kinds()).not.toContain('idle');
    scenario.throughDue('supervision-answer').thenEvents('supervision-escalated');
    expect(scenario.awaited().slice(0, 2)).toEqual(['mediate@yangping', 'answer-supervision@county']);
    expect(scenario.open.supervision?.stage).toBe('county');
    scenario.when({ type: 'answer-supervision', answer: text('answer') }, people.supervisor);
    scenario.thenEvents('supervision-answered');
    expect(scenario.kinds()).toContain('idle');
  });

  it.each([
    ['coordinator', 'qingxi'],
    ['township', 'qingxi'],
    ['studio', 'county'],
    ['clerk', 'county'],
    ['tribunalClerk', 'county'],
  ] as const)('of %s it is answered by %s', (who, organisationId) => {
    const scenario = new Scenario(day).given(registering(), people[who]).throughDue('idle');
    expect(scenario.open.supervision?.organisationId).toBe(organisationId);
  });

  it('does not run while suspended', () => {
    const scenario = mediating(undefined, day).given({ type: 'suspend', kind: 'appraisal', reason }, people.yangping);
    expect(scenario.kinds()).toEqual(['suspension-review']);
  });
});

describe('suspended: reviewed every 30 days, or at its day', () => {
  it('asks the owner, again and again', () => {
    const scenario = mediating(undefined, SEPT_30).given(
      { type: 'suspend', kind: 'appraisal', reason, until: '2026-10-05' },
      people.yangping,
    );
    expect(scenario.due('suspension-review')).toBe(at('2026-10-06'));
    scenario.throughDue('suspension-review').thenEvents('suspension-review-due');
    expect(scenario.told()).toEqual(['suspension-review-due@yangping']);
    expect(scenario.deadline('suspension-review')).toMatchObject({ lastDay: '2026-11-05', then: 'owner-decides' });
    scenario.throughDue('suspension-review');
    expect(scenario.open.status).toBe('suspended');
    expect(scenario.deadline('suspension-review').lastDay).toBe('2026-12-06');
  });
});

describe('a red alert: acknowledged within 1 hour, else the chief and the county’s duty officer', () => {
  it('on a holiday night', () => {
    const scenario = registered(at('2026-10-01', '22:30'), red);
    expect(scenario.deadline('alert-acknowledge')).toMatchObject({
      dueAt: at('2026-10-01', '23:30'),
      then: 'alert-chief-and-county',
    });
    scenario.given({ type: 'acknowledge' }, people.coordinator).throughDue('alert-acknowledge');
    scenario.thenEvents('alert-escalated');
    expect(scenario.notices()).toEqual([
      { what: 'alert-escalated', organisationId: 'qingxi-station', roles: ['station-chief'] },
      { what: 'alert-escalated', organisationId: 'county', roles: ['supervisor'] },
    ]);
    expect(scenario.awaited()).toEqual(['dispatch@yangping', 'acknowledge@qingxi-station', 'acknowledge@county']);
    scenario.when({ type: 'acknowledge' }, people.supervisor).thenEvents('alert-acknowledged');
    scenario.when({ type: 'acknowledge' }, people.chief).thenEvents('alert-acknowledged');
    expect(scenario.awaited()).toEqual(['dispatch@yangping']);
  });

  it('acknowledged by both in time, nothing follows', () => {
    const scenario = registered(at('2026-10-01', '22:30'), red)
      .given({ type: 'acknowledge' }, people.coordinator)
      .given({ type: 'acknowledge' }, people.deputy);
    expect(scenario.kinds()).not.toContain('alert-acknowledge');
  });
});

describe('a change of colour keeps the start of a period; if the new end is past, it acts at once', () => {
  it('dispatch: from a working day to two hours', () => {
    const scenario = registered(SEPT_30).when(changeTo('red'), people.yangping, at('2026-09-30', '11:00'));
    expect(scenario.deadline('dispatch')).toMatchObject({ startedAt: SEPT_30, dueAt: at('2026-09-30', '12:00') });
  });

  it('accept: past, so it goes up in the same moment', () => {
    const scenario = dispatched(SEPT_30).given(changeTo('red'), people.yangping, at('2026-10-03', '10:00'));
    expect(scenario.due('accept')).toBe(at('2026-10-01', '10:00'));
    expect(scenario.atDue().now).toBe(at('2026-10-03', '10:00'));
    expect(scenario.open.owner.organisationId).toBe('qingxi');
  });

  it('mediate: rolled over the holidays no more', () => {
    const scenario = mediating(undefined, at('2026-09-01', '09:00')).given(
      changeTo('red'),
      people.yangping,
      at('2026-10-05', '09:00'),
    );
    expect(scenario.due('mediate')).toBe(at('2026-10-02'));
    expect(scenario.atDue().open.level).toBe('township');
  });

  it('idle: and back again, lowered', () => {
    const scenario = mediating(undefined, SEPT_30).given(changeTo('orange'), people.yangping);
    expect(scenario.deadline('idle').lastDay).toBe('2026-10-07');
    scenario.given(changeTo('blue'), people.yangping);
    expect(scenario.deadline('idle').lastDay).toBe('2026-10-10');
  });
});

describe('act-on-deadlines', () => {
  it('is for the engine alone', () => {
    registered().when({ type: 'act-on-deadlines' }, people.administrator).thenRefused('not-permitted');
  });

  it('too early does nothing; late, it does each once in order and the last event carries the deadlines', () => {
    const clock = { userId: 'system', organisationId: 'system', role: 'system' } as const;
    const scenario = dispatched(SEPT_30).when({ type: 'act-on-deadlines' }, clock).thenEvents();
    scenario.when({ type: 'act-on-deadlines' }, clock, at('2026-10-20', '09:00'));
    scenario.thenEvents('reminded', 'escalated');
    expect(scenario.lastEvents.map((event) => event.deadlines !== undefined)).toEqual([false, true]);
    scenario.when({ type: 'act-on-deadlines' }, clock).thenEvents();
  });
});
