import type { Decider, Notice, Surroundings, Task } from '../decider.ts';
import { relationOf } from './relations.ts';
import { mayOnVisitTask, type VisitTaskRelation } from '../organisation/visit-task-access.ts';
import type { VisitTaskCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { VisitTaskEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { visitorOf } from './relations.ts';
import type { VisitTaskState } from './state.ts';

/** 走访任务: the visit task as a kind of record. Only the organisation it was given to and the station read it. */
export const visitTaskDecider: Decider<VisitTaskState, VisitTaskCommand, VisitTaskEvent> = {
  kind: 'visit-task',
  decide,
  evolve,
  isOpen: ({ status }) => status === 'open',
  deadlines: ({ deadlines }) => deadlines,
  tasks: tasksOf,
  notices: noticesOf,
  reactions: () => [],
  readers: ({ organisationId, stationId }) => [organisationId, stationId],
  viewing: {
    standing: (actor, state) => [relationOf(actor, state)],
    maySee: (role, standing: VisitTaskRelation[]) => standing.some((each) => mayOnVisitTask(role, 'view', each)),
  },
};

function tasksOf(state: VisitTaskState, { organisations, policy }: Surroundings): Task[] {
  if (state.status === 'closed') return [];
  const { organisationId, stationId, deadlines, late, since } = state;
  const roles = [visitorOf(organisations[organisationId]?.kind)];
  const what = state.asks === 'visit' ? 'visit-household' : 'acknowledge-notice';
  const dueAt = late?.since ?? deadlines[0]?.dueAt;
  const asked: Task = { what, organisationId, roles, since, dueAt, then: deadlines[0]?.then };
  if (!state.unheeded) return [asked];
  const { ranks } = policy.household;
  return [asked, { what: 'heed-visit-result', organisationId: stationId, roles: ranks, since }];
}

function noticesOf(event: VisitTaskEvent, state: VisitTaskState, { organisations, policy }: Surroundings): Notice[] {
  const { organisationId, stationId } = state;
  const visitor: Notice = {
    what: `visit-task-${event.type}`,
    organisationId,
    roles: [visitorOf(organisations[organisationId]?.kind)],
  };
  const station = (what: string): Notice => ({ what, organisationId: stationId, roles: policy.household.ranks });
  switch (event.type) {
    case 'opened':
    case 'withdrawn':
      return [visitor];
    case 'visit-overdue':
      return [visitor, station('visit-task-overdue')];
    case 'visit-reported':
      return [station(event.result.violence ? 'visit-task-violence' : 'visit-task-reported')];
    default:
      return [];
  }
}
