import { describe, expect, it } from 'vitest';
import { DomainError } from '../../domain/errors.ts';
import { toBeTold } from '../../domain/household/told.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import type { VisitTaskCommand } from '../../domain/visit-task/commands.ts';
import { visitTaskDecider } from '../../domain/visit-task/decider.ts';
import { availableActions } from '../../domain/visit-task/decide.ts';
import type { VisitTaskState } from '../../domain/visit-task/state.ts';
import { at, calendar2026, county, people, system, text } from '../support/dispute-world.ts';
import { officer, order, visitedOnce, warning } from './household/household-world.ts';

const OPENED = at('2026-03-11', '12:00');

function world(asks: VisitTaskState['asks'] = 'visit') {
  let state: VisitTaskState | null = null;
  let last: string[] = [];
  const context = (actor: Actor, now: string) => ({
    ...{ policy: policyVersion1, calendar: calendar2026, organisations: county, now, actor },
  });
  const does = (command: VisitTaskCommand, actor: Actor, now = OPENED): void => {
    const events = visitTaskDecider.decide(state, command, context(actor, now));
    state = events.reduce<VisitTaskState | null>(visitTaskDecider.evolve, state);
    last = events.flatMap((event) =>
      visitTaskDecider
        .notices(event, state as VisitTaskState, context(system, now))
        .map((notice) => `${notice.what}@${notice.organisationId}`),
    );
  };
  does(
    {
      ...{ type: 'open', id: 't', number: 'n', organisationId: 'yangping', stationId: 'qingxi-station' },
      ...{ householdId: 'h', cause: 'warning', aboutId: 'w', asks, names: text('names') },
    },
    system,
  );
  return {
    does,
    get state() {
      if (state === null) throw new Error('not opened');
      return state;
    },
    told: () => last,
    awaited: () =>
      visitTaskDecider
        .tasks(state as VisitTaskState, context(system, OPENED))
        .map((task) => `${task.what}@${task.roles.join('+')}`),
    refused(command: VisitTaskCommand, actor: Actor, now = OPENED): string {
      try {
        does(command, actor, now);
      } catch (error) {
        if (error instanceof DomainError) return error.code;
        throw error;
      }
      return 'not refused';
    },
  };
}

const visited = (visitedOn: string, violence = false) =>
  ({ type: 'report-visit', visitedOn, result: text('result'), violence }) as const;
const act = { type: 'act-on-deadlines' } as const;

describe('告知: who must be told', () => {
  it('of a delivered warning the village and 妇联, which visit, and the township, which knows (34号 11)', () => {
    const home = visitedOnce('orange').given({ type: 'name-village', villageId: 'yangping' }, officer);
    home.given(warning(home.now), officer);
    expect(toBeTold(home.open, county, home.now)).toEqual([]);
    home.given({ type: 'deliver-warning', deliveredAt: home.now, refused: false }, officer);
    expect(home.reactions()).toContainEqual({ kind: 'tell-others' });
    const told = toBeTold(home.open, county, home.now);
    expect(told.map(({ organisationId, asks }) => `${organisationId} ${asks}`)).toEqual([
      ...['yangping visit', 'qingxi-women visit', 'qingxi know'],
    ]);
    expect(told[0]?.memberIds).toEqual(['husband', 'wife']);
  });

  it('of an order in force the village, until its last day (反家庭暴力法 32)', () => {
    const home = visitedOnce('orange').given(order('2026-03-10', 1), officer);
    expect(toBeTold(home.open, county, home.now)).toEqual([]);
    home.given({ type: 'name-village', villageId: 'yangping' }, officer);
    expect(toBeTold(home.open, county, home.now)).toMatchObject([{ organisationId: 'yangping', asks: 'visit' }]);
    expect(toBeTold(home.open, county, at('2026-04-11'))).toEqual([]);
  });
});

describe('走访任务', () => {
  it('within 7 days, then by the quarter; late, it is pressed and the station told (34号 12)', () => {
    const task = world();
    expect(task.awaited()).toEqual(['visit-household@village-mediator']);
    expect(task.state.deadlines).toMatchObject([{ kind: 'visit', lastDay: '2026-03-18' }]);
    task.does(act, system, at('2026-03-19'));
    expect(task.told()).toEqual(['visit-task-visit-overdue@yangping', 'visit-task-overdue@qingxi-station']);
    expect(task.state.late?.since).toBe(at('2026-03-19'));
    task.does(act, system, at('2026-03-19'));
    expect(task.told()).toEqual([]);
    task.does(visited('2026-03-20'), people.yangping, at('2026-03-20', '10:00'));
    expect(task.state).toMatchObject({ late: null, deadlines: [{ lastDay: '2026-06-20' }] });
    expect(task.told()).toEqual(['visit-task-reported@qingxi-station']);
  });

  it('violence reaches the station, which takes it up', () => {
    const task = world();
    task.does(visited('2026-03-11', true), people.yangping);
    expect(task.told()).toEqual(['visit-task-violence@qingxi-station']);
    expect(task.awaited()).toContain('heed-visit-result@community-officer+deputy-chief+station-chief');
    expect(task.refused({ type: 'heed' }, people.yangping)).toBe('not-permitted');
    task.does({ type: 'heed' }, people.officer);
    expect(task.awaited()).toEqual(['visit-household@village-mediator']);
  });

  it('is the organisation’s own, and ends with its cause', () => {
    const task = world();
    expect(task.refused(visited('2026-03-11'), people.coordinator)).toBe('not-permitted');
    expect(task.refused(visited('2026-03-11'), people.officer)).toBe('not-permitted');
    expect(task.refused(visited('2026-03-10'), people.yangping)).toBe('invalid');
    expect(task.refused({ type: 'acknowledge' }, people.yangping)).toBe('not-possible-now');
    expect(availableActions(task.state, people.yangping)).toEqual(['report-visit']);
    task.does({ type: 'withdraw' }, system);
    expect([task.state.status, task.awaited(), task.state.deadlines]).toEqual(['closed', [], []]);
    task.does({ type: 'withdraw' }, system);
    expect(task.refused(visited('2026-03-11'), people.yangping)).toBe('not-possible-now');
  });

  it('who only has to know, acknowledges', () => {
    const task = world('know');
    expect(task.state.deadlines).toEqual([]);
    task.does({ type: 'acknowledge' }, people.yangping);
    expect(task.state.status).toBe('closed');
  });
});
