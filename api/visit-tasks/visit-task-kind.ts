import { z } from 'zod';
import { mayOnVisitTask } from '../../domain/organisation/visit-task-access.ts';
import type { VisitTaskCommand } from '../../domain/visit-task/commands.ts';
import { visitTaskDecider } from '../../domain/visit-task/decider.ts';
import type { VisitTaskEvent } from '../../domain/visit-task/events.ts';
import { mayView, relationOf } from '../../domain/visit-task/relations.ts';
import type { VisitTaskState } from '../../domain/visit-task/state.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { commandOutcome } from '../cases/command-routes.ts';

export const visitTaskPath = z.object({ id: z.string().meta({ description: '走访任务 (uuid)' }) });

/** 走访任务 as the API offers it: to the organisation it was given to, and to the station. */
export const visitTaskKind: CaseKind<VisitTaskState, VisitTaskCommand, VisitTaskEvent> = {
  decider: visitTaskDecider,
  collection: '/visit-tasks',
  name: 'visit-task',
  tag: 'visit-tasks',
  params: visitTaskPath,
  rule: (right) => ({ of: 'visit-task', right }),
  mayView,
  permission: (actor, type, state) => (mayOnVisitTask(actor.role, type, relationOf(actor, state)) ? 'yes' : 'no'),
  outcome: z
    .object({ ...commandOutcome, status: z.string() })
    .meta({ id: 'VisitTaskOutcome', example: { seq: 2, status: 'open', events: ['visit-reported'] } }),
  outcomeOf: ({ status }) => ({ status }),
};
