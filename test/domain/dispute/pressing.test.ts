import { describe, expect, it } from 'vitest';
import { at, atTownship, MONDAY, mediating, people, referred, registered, text } from '../../support/dispute-world.ts';

const reason = text('reason');
const colour = (key: string) => ({ type: 'change-colour', colour: key, reason }) as const;

describe('变更颜色 change-colour', () => {
  it('is done with a reason by the owner or above', () => {
    mediating().when(colour('orange'), people.yangping).thenEvents('colour-changed');
    mediating().when(colour('orange'), people.coordinator).thenEvents('colour-changed');
    mediating().when(colour('orange'), people.supervisor).thenEvents('colour-changed');
    for (const who of ['hekou', 'coordinatorBeiling', 'officer', 'clerk', 'township', 'auditor'] as const) {
      mediating().when(colour('orange'), people[who]).thenRefused('not-permitted');
    }
  });

  it.each(['pink', 'blue'])('not to %s', (key) => {
    mediating().when(colour(key), people.yangping).thenRefused('invalid', { path: 'colour' });
  });

  it('红 alerts coordinator and police, who may then see it', () => {
    const scenario = mediating();
    expect(scenario.actions(people.officer)).toEqual([]);
    scenario.when(colour('red'), people.yangping).thenEvents('colour-changed', 'alert-raised');
    expect(scenario.told()).toEqual(['alert-raised@qingxi', 'alert-raised@qingxi-station']);
    expect(scenario.readers()).toContain('qingxi-station');
  });

  it('lowered again, the alert asks nobody any more', () => {
    const scenario = mediating().given(colour('red'), people.yangping).given(colour('blue'), people.yangping);
    expect(scenario.awaited()).toEqual(['mediate@yangping', 'contact-parties@yangping']);
    scenario.when({ type: 'acknowledge' }, people.officer).thenRefused('not-possible-now', {
      allowed: ['report-danger'],
    });
  });
});

describe('acknowledge', () => {
  const red = () => registered(MONDAY, { colour: 'red' });

  it('each organisation does it once', () => {
    const scenario = red().given({ type: 'acknowledge' }, people.officer);
    expect(scenario.actions(people.chief)).toEqual(['report-danger']);
    scenario.when({ type: 'acknowledge' }, people.chief).thenRefused('not-possible-now');
    scenario.when({ type: 'acknowledge' }, people.coordinator).thenEvents('alert-acknowledged');
    expect(scenario.kinds()).not.toContain('alert-acknowledge');
    expect(scenario.awaited()).toEqual(['dispatch@yangping']);
  });

  it('names what else is possible to who has done it', () => {
    red()
      .given({ type: 'acknowledge' }, people.coordinator)
      .when({ type: 'acknowledge' }, people.coordinator)
      .thenRefused('not-possible-now', {
        allowed: ['dispatch', 'change-colour', 'record-wish', 'report-danger', 'link', 'seal-document'],
      });
  });

  it.each(['yangping', 'officerBeiling', 'coordinatorBeiling', 'supervisor', 'clerk'] as const)('not by %s', (who) => {
    red().when({ type: 'acknowledge' }, people[who]).thenRefused('not-permitted');
  });

  it('not where nothing is red', () => {
    mediating().when({ type: 'acknowledge' }, people.officer).thenRefused('not-permitted');
  });
});

describe('record-wish', () => {
  const wish = (partyId: string, route: string) => ({ type: 'record-wish', partyId, route }) as const;

  it('the newest holds for each party', () => {
    const scenario = mediating(true)
      .given(wish('p1', 'labour-arbitration'), people.yangping)
      .when(wish('p2', 'court'), people.coordinator)
      .thenEvents('wish-recorded');
    expect(scenario.open.wishes.map(({ partyId, route }) => `${partyId} ${route}`)).toEqual([
      'p1 labour-arbitration',
      'p2 court',
    ]);
  });

  it('knows parties and routes', () => {
    mediating().when(wish('p7', 'court'), people.yangping).thenRefused('invalid', { path: 'partyId' });
    mediating().when(wish('p1', 'king'), people.yangping).thenRefused('invalid', { path: 'route' });
  });

  it('is not for others', () => {
    mediating().when(wish('p1', 'court'), people.hekou).thenRefused('not-permitted');
  });
});

describe('督办 press', () => {
  const press = { type: 'press', reason: text('press') } as const;

  it('by the county, before any clock: whoever watches over the owner must answer in time', () => {
    const scenario = mediating().when(press, people.supervisor).thenEvents('supervision-opened');
    expect(scenario.open.supervision).toMatchObject({
      reason: 'pressed',
      stage: 'coordinator',
      organisationId: 'qingxi',
    });
    expect(scenario.told()).toEqual(['supervision-opened@qingxi', 'supervision-opened@yangping']);
    expect(scenario.awaited()).toContain('answer-supervision@qingxi');
    scenario.throughDue('supervision-answer').thenEvents('supervision-escalated');
    expect(scenario.open.supervisions).toMatchObject([{ reason: 'pressed', escalations: 1 }]);
  });

  it('is no action of the owner: what lay idle still has', () => {
    const before = mediating();
    const idle = before.due('idle');
    const scenario = before
      .given(press, people.supervisor, at('2026-03-10', '10:00'))
      .given({ type: 'answer-supervision', answer: text('answer') }, people.coordinator, at('2026-03-10', '11:00'));
    expect(scenario.due('idle') > idle).toBe(true);
    expect(scenario.open.lastActionAt).toBe(at('2026-03-10', '11:00'));
  });

  it('over a court stands the county alone: the court itself answers', () => {
    const scenario = referred().given({ type: 'accept', consents: [], rightsNoticeGiven: false }, people.clerk);
    scenario.when(press, people.supervisor).thenEvents('supervision-opened');
    expect(scenario.awaited()).toContain('answer-supervision@court');
    scenario.when({ type: 'answer-supervision', answer: text('answer') }, people.clerk);
    scenario.thenEvents('supervision-answered');
  });

  it('once at a time, while the case is open, and by nobody else', () => {
    mediating().given(press, people.supervisor).when(press, people.supervisor).thenRefused('not-possible-now');
    mediating().throughDue('idle').when(press, people.supervisor).thenRefused('not-possible-now');
    for (const who of [
      'yangping',
      'hekou',
      'coordinator',
      'coordinatorBeiling',
      'clerk',
      'auditor',
      'officer',
    ] as const) {
      mediating().when(press, people[who]).thenRefused('not-permitted');
    }
  });
});

describe('督办答复 answer-supervision', () => {
  const answer = { type: 'answer-supervision', answer: text('answer') } as const;
  const pressed = () => mediating().throughDue('idle');

  it('ends the press and starts the idle clock anew', () => {
    const scenario = pressed().when(answer, people.coordinator, at('2026-03-21', '10:00'));
    scenario.thenEvents('supervision-answered');
    expect(scenario.due('idle')).toBe(at('2026-04-01'));
    expect(scenario.told()).toEqual(['supervision-answered@yangping']);
  });

  it('ends with the ownership: the new owner has an idle clock of its own', () => {
    const scenario = atTownship(true).throughDue('idle');
    expect(scenario.awaited()).toContain('answer-supervision@qingxi');
    scenario.given({ type: 'refer-to-court' }, people.township);
    expect(scenario.awaited()).toContain('answer-supervision@qingxi');
    scenario.given({ type: 'accept', consents: [], rightsNoticeGiven: false }, people.clerk);
    expect(scenario.awaited()).toEqual(['sign-for@court']);
    expect(scenario.kinds()).toEqual(['idle']);
  });

  it('ends when the clock moves the case up', () => {
    const scenario = pressed().throughDue('supervision-answer');
    expect(scenario.awaited()).toContain('answer-supervision@county');
    scenario.throughDue('mediate');
    expect(scenario.open).toMatchObject({ owner: { organisationId: 'qingxi' }, supervision: null });
    expect(scenario.kinds()).toContain('idle');
  });

  it('not by the mediator who is pressed', () => {
    pressed().when(answer, people.yangping).thenRefused('not-permitted');
  });

  it('a county that does not answer either is pressed again and again', () => {
    const scenario = pressed().throughDue('supervision-answer');
    const first = scenario.due('supervision-answer');
    scenario.throughDue('supervision-answer').thenEvents('supervision-escalated');
    expect(scenario.told()).toContain('supervision-escalated@county');
    expect(scenario.due('supervision-answer') > first).toBe(true);
  });

  it('not where nothing is pressed, nor by others', () => {
    mediating().when(answer, people.coordinator).thenRefused('not-possible-now');
    pressed().when(answer, people.hekou).thenRefused('not-permitted');
    referred().when(answer, people.clerk).thenRefused('not-possible-now');
  });
});
