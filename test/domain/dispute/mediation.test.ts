import { describe, expect, it } from 'vitest';
import type { DisputeCommand } from '../../../domain/dispute/commands.ts';
import {
  at,
  atCourt,
  atTownship,
  consents,
  MONDAY,
  mediating,
  people,
  registered,
  text,
} from '../../support/dispute-world.ts';

const reason = text('reason');
const later = at('2026-03-12', '15:00');

function session(sessionId: string, when = later): DisputeCommand {
  return { type: 'schedule-session', sessionId, at: when, place: text('hall'), participantIds: ['p1', 'p2'] };
}

function held(sessionId: string, heldAt = MONDAY, isPlanned = false): DisputeCommand {
  return {
    type: 'record-session',
    sessionId,
    isPlanned,
    heldAt,
    place: text('hall'),
    record: text('record'),
    result: 'continue',
  };
}

describe('schedule-session', () => {
  it('plans a session with parties of the case', () => {
    const scenario = mediating().when(session('s1'), people.yangping).thenEvents('session-scheduled');
    expect(scenario.open.sessions).toEqual([
      { sessionId: 's1', at: later, place: text('hall'), participantIds: ['p1', 'p2'], guests: undefined },
    ]);
  });

  it('lies ahead', () => {
    mediating().when(session('s1', MONDAY), people.yangping).thenRefused('invalid', { path: 'at' });
  });

  it('knows its participants', () => {
    mediating()
      .when({ ...session('s1'), participantIds: ['p1', 'p7'] } as DisputeCommand, people.yangping)
      .thenRefused('invalid', { path: 'participantIds.1' });
  });

  it('waits for the acceptance (人民调解法 17)', () => {
    registered().when(session('s1'), people.yangping).thenRefused('not-possible-now');
  });

  it('is not for others', () => {
    mediating().when(session('s1'), people.coordinator).thenRefused('not-permitted');
  });
});

describe('record-session', () => {
  it('records a planned session', () => {
    const scenario = mediating()
      .given(session('s1'), people.yangping)
      .when(held('s1', later), people.yangping, later)
      .thenEvents('session-recorded');
    expect(scenario.open.sessions).toHaveLength(1);
    expect(scenario.open.sessions[0]).toMatchObject({ at: later, record: { heldAt: later, result: 'continue' } });
  });

  it('records one that was not planned', () => {
    const scenario = mediating().when(held('s9'), people.yangping);
    expect(scenario.open.sessions[0]).toMatchObject({ sessionId: 's9', participantIds: ['p1', 'p2'] });
  });

  it('of a planned one needs the plan', () => {
    mediating()
      .when(held('s9', MONDAY, true), people.yangping)
      .thenRefused('invalid', { path: 'sessionId' });
  });

  it('happens once for a session', () => {
    mediating()
      .given(held('s1'), people.yangping)
      .when(held('s1'), people.yangping)
      .thenRefused('invalid', { path: 'sessionId' });
  });

  it('is of what has happened', () => {
    mediating().when(held('s1', later), people.yangping).thenRefused('invalid', { path: 'heldAt' });
  });

  it('is open to a court-invited mediator at court (特邀调解)', () => {
    atCourt().when(held('s1'), people.courtMediator).thenEvents('session-recorded');
  });
});

describe('调查 add-investigation', () => {
  const found: DisputeCommand = { type: 'add-investigation', investigationId: 'i1', at: MONDAY, record: text('found') };

  it('is recorded with its day', () => {
    expect(mediating().when(found, people.yangping).open.investigations).toHaveLength(1);
    registered().when(found, people.yangping).thenEvents('investigation-added');
  });

  it('is of what has happened', () => {
    mediating()
      .when({ ...found, at: later }, people.yangping)
      .thenRefused('invalid', { path: 'at' });
  });

  it('is not for the township', () => {
    mediating().when(found, people.township).thenRefused('not-permitted');
  });
});

describe('证据 add-evidence', () => {
  const file = {
    type: 'add-evidence',
    evidenceId: 'e1',
    fileId: 'f1',
    title: text('map'),
    mediaType: 'image/jpeg',
    sha256: 'abc',
    bytes: 1000,
    byPartyId: 'p1',
  } as const;

  it('is kept with its hash and who brought it', () => {
    const scenario = mediating().when(file, people.yangping).thenEvents('evidence-added');
    expect(scenario.open.evidence[0]).toMatchObject({ sha256: 'abc', byPartyId: 'p1' });
    expect(scenario.lastEvents[0]).not.toHaveProperty('bytes');
  });

  it.each([
    ['file', { mediaType: 'text/html' }],
    ['file', { bytes: 20 * 1024 * 1024 + 1 }],
    ['byPartyId', { byPartyId: 'p7' }],
  ])('refuses by %s', (path, wrong) => {
    mediating()
      .when({ ...file, ...wrong }, people.yangping)
      .thenRefused('invalid', { path });
  });

  it('takes the largest file that policy allows', () => {
    mediating()
      .when({ ...file, bytes: 20 * 1024 * 1024 }, people.yangping)
      .thenEvents('evidence-added');
  });

  it('is possible at any open moment, for the owner', () => {
    registered().when(file, people.yangping).thenEvents('evidence-added');
    mediating().when(file, people.hekou).thenRefused('not-permitted');
  });
});

describe('延长 extend (宁波 27; 特邀调解规定 27)', () => {
  const thirty: DisputeCommand = { type: 'extend', days: 30, consents: consents() };

  it('once by thirty days, if all parties agree', () => {
    const scenario = mediating();
    expect(scenario.due('mediate')).toBe(at('2026-04-09'));
    scenario.when(thirty, people.yangping).thenEvents('extended');
    expect(scenario.due('mediate')).toBe(at('2026-05-09'));
  });

  it('not twice', () => {
    mediating().given(thirty, people.yangping).when(thirty, people.yangping).thenRefused('not-possible-now');
  });

  it('not beyond thirty days', () => {
    mediating()
      .when({ ...thirty, days: 31 }, people.yangping)
      .thenRefused('rule-broken', { path: 'days' });
  });

  it.each([0, -5, 1.5, Number.NaN, 1e9])('not by %s days', (days) => {
    mediating()
      .when({ ...thirty, days }, people.yangping)
      .thenRefused('invalid', { path: 'days' });
    atCourt()
      .given({ type: 'sign-for', at: MONDAY }, people.courtMediator)
      .when({ ...thirty, days }, people.clerk)
      .thenRefused('invalid', { path: 'days' });
  });

  it('not without every party’s consent', () => {
    mediating()
      .when({ ...thirty, consents: consents().slice(0, 1) }, people.yangping)
      .thenRefused('invalid', { path: 'consents' });
    mediating()
      .when({ ...thirty, consents: [{ partyId: 'p1', consented: false }] }, people.yangping)
      .thenRefused('rule-broken', { path: 'consents.0.consented' });
  });

  it('again at the next level, whose period is its own', () => {
    atTownship().when(thirty, people.township).thenEvents('extended');
  });

  it('at court as long and as often as the parties agree (特邀调解规定 27)', () => {
    const scenario = atCourt().given({ type: 'sign-for', at: MONDAY }, people.courtMediator);
    scenario.given({ ...thirty, days: 45 }, people.courtMediator).when({ ...thirty, days: 15 }, people.clerk);
    scenario.thenEvents('extended');
    // 30 + 45 + 15 days after 9 March is Sunday 7 June, which rolls to the Monday.
    expect(scenario.due('mediate')).toBe(at('2026-06-09'));
  });

  it('not before the court’s clock has started', () => {
    atCourt().when(thirty, people.clerk).thenRefused('not-possible-now');
  });

  it('brings a court’s mediation back whose days ran out, if it then ends ahead', () => {
    const scenario = atCourt().given({ type: 'sign-for', at: MONDAY }, people.courtMediator).throughDue('mediate');
    expect(scenario.open.mediation?.expiredAt).toBe(at('2026-04-09'));
    scenario.now = at('2026-04-20', '09:00');
    scenario.when({ ...thirty, days: 5 }, people.clerk).thenRefused('invalid', { path: 'days' });
    scenario.when({ ...thirty, days: 20 }, people.clerk).thenEvents('extended');
    expect(scenario.open.mediation?.expiredAt).toBeNull();
    expect(scenario.awaited()[0]).toBe('mediate@court');
  });
});

describe('中止 suspend and resume', () => {
  const suspend: DisputeCommand = { type: 'suspend', kind: 'appraisal', reason };

  it('stops the clock, and its days do not count', () => {
    const scenario = mediating().given(suspend, people.yangping, at('2026-03-12', '10:00'));
    expect(scenario.kinds()).toEqual(['suspension-review']);
    expect(scenario.awaited()).toEqual(['resume@yangping']);
    scenario.when({ type: 'resume' }, people.yangping, at('2026-03-22', '10:00')).thenEvents('resumed');
    expect(scenario.due('mediate')).toBe(at('2026-04-21'));
    expect(scenario.due('idle')).toBe(at('2026-04-02'));
  });

  it('may end on a day', () => {
    const scenario = mediating().when({ ...suspend, until: '2026-03-20' }, people.yangping);
    expect(scenario.deadline('suspension-review')).toMatchObject({ dueAt: at('2026-03-21'), lastDay: '2026-03-20' });
  });

  it.each(['2026-03-09', '2026-01-01', '2099-12-31', '9999-12-31'])('not until %s', (until) => {
    mediating()
      .when({ ...suspend, until }, people.yangping)
      .thenRefused('invalid', { path: 'until' });
  });

  it('not before the court’s mediator has signed', () => {
    atCourt().when(suspend, people.clerk).thenRefused('not-possible-now');
  });

  it('holds sessions and moves back until resumed', () => {
    const scenario = mediating().given(suspend, people.yangping);
    scenario.when(session('s1'), people.yangping).thenRefused('not-possible-now', {
      allowed: [
        ...(['add-evidence', 'add-investigation', 'change-colour', 'close', 'extend', 'link'] as const),
        ...(['record-contact', 'record-wish', 'recuse', 'replace-mediator', 'report-danger', 'resume'] as const),
        ...(['terminate', 'withdraw'] as const),
      ],
    });
    scenario.when(suspend, people.yangping).thenRefused('not-possible-now');
    scenario.when({ type: 'transfer', direction: 'up', reason }, people.yangping).thenRefused('not-possible-now');
  });

  it('resume is for what is suspended', () => {
    mediating().when({ type: 'resume' }, people.yangping).thenRefused('not-possible-now');
  });

  it('adds up over several', () => {
    const scenario = mediating();
    for (const [from, to] of [
      ['2026-03-10', '2026-03-15'],
      ['2026-03-20', '2026-03-27'],
    ] as const) {
      scenario
        .given(suspend, people.yangping, at(from, '10:00'))
        .given({ type: 'resume' }, people.yangping, at(to, '09:00'));
    }
    expect(scenario.open.mediation?.suspendedDays).toBe(12);
    expect(scenario.deadline('mediate').lastDay).toBe('2026-04-20');
  });
});

describe('签收 sign-for (特邀调解规定 27)', () => {
  it('starts the court’s clock at the signature', () => {
    const scenario = atCourt();
    expect(scenario.kinds()).toEqual(['idle']);
    scenario.when({ type: 'sign-for', at: at('2026-03-10', '10:00') }, people.courtMediator, at('2026-03-11', '10:00'));
    scenario.thenEvents('signed-for');
    expect(scenario.deadline('mediate')).toMatchObject({ startedAt: at('2026-03-10', '10:00'), lastDay: '2026-04-09' });
  });

  it('not in the future, nor before the court had it', () => {
    atCourt().when({ type: 'sign-for', at: later }, people.courtMediator).thenRefused('invalid', { path: 'at' });
    atCourt()
      .when({ type: 'sign-for', at: at('2026-03-08', '23:59') }, people.courtMediator)
      .thenRefused('invalid', { path: 'at' });
  });

  it('once', () => {
    const sign: DisputeCommand = { type: 'sign-for', at: MONDAY };
    atCourt().given(sign, people.clerk).when(sign, people.clerk).thenRefused('not-possible-now');
  });

  it('is not for a committee', () => {
    mediating().when({ type: 'sign-for', at: MONDAY }, people.yangping).thenRefused('not-permitted');
  });
});
