import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { Actor } from '../organisation/actor.ts';
import { mayOnVisitTask } from '../organisation/visit-task-access.ts';
import { actedOnDeadlines, dated, type Dating, redated } from '../screening/deciding.ts';
import { dateOf } from '../time/instant.ts';
import type { VisitTaskCommand, VisitTaskCommandOf } from './commands.ts';
import { deadlinesOf } from './deadlines.ts';
import type { VisitTaskEvent, VisitTaskFact } from './events.ts';
import { evolve } from './evolve.ts';
import { relationOf } from './relations.ts';
import type { VisitTaskState } from './state.ts';

const dating: Dating<VisitTaskState, VisitTaskFact> = { evolve, deadlinesOf };

/** What a command makes of a visit task. Throws DomainError as a dispute does. The last event carries all deadlines. */
export function decide(
  state: VisitTaskState | null,
  command: VisitTaskCommand,
  context: DecisionContext,
): VisitTaskEvent[] {
  const { actor, policy } = context;
  if (command.type === 'open') {
    if (!mayOnVisitTask(actor.role, 'open', 'none')) throw notPermitted();
    if (state !== null) throw new DomainError('not-possible-now', '走访任务已建立', { allowed: [] });
    return dated(dating, null, [{ ...command, type: 'opened', policyVersion: policy.version }], context);
  }
  if (state === null) throw new DomainError('invalid', '走访任务不存在');
  if (!mayOnVisitTask(actor.role, command.type, relationOf(actor, state))) throw notPermitted();
  if (command.type === 'act-on-deadlines') {
    return actedOnDeadlines(dating, state, context, (_, due) => ({ type: 'visit-overdue', dueAt: due.dueAt }));
  }
  if (command.type === 'recalculate') {
    const again = redated(dating, state, context);
    return again === null ? [] : [{ type: 'deadlines-redated', ...again }];
  }
  if (command.type === 'withdraw') {
    return state.status === 'closed' ? [] : dated(dating, state, [{ type: 'withdrawn' }], context);
  }
  if (!possibleCommands(state).includes(command.type)) {
    throw new DomainError('not-possible-now', '该任务现在不能办理该事项', { allowed: availableActions(state, actor) });
  }
  return dated(dating, state, [factOf(state, command, context)], context);
}

function factOf(
  state: VisitTaskState,
  command: VisitTaskCommandOf<'report-visit' | 'acknowledge' | 'heed'>,
  { now, actor: { userId: byUserId } }: DecisionContext,
): VisitTaskFact {
  if (command.type === 'acknowledge') return { type: 'acknowledged', byUserId };
  if (command.type === 'heed') return { type: 'heeded', byUserId };
  const { visitedOn, result, violence } = command;
  if (visitedOn < dateOf(state.openedAt) || visitedOn > dateOf(now)) {
    throw new DomainError('invalid', '走访日期须在收到任务之后、今天之前', { path: 'visitedOn' });
  }
  return { type: 'visit-reported', result: { visitedOn, result, violence, byUserId } };
}

function possibleCommands(state: VisitTaskState): VisitTaskCommand['type'][] {
  if (state.status === 'closed') return [];
  return [state.asks === 'visit' ? 'report-visit' : 'acknowledge', ...(state.unheeded ? (['heed'] as const) : [])];
}

/** 可办事项: the buttons – what the state allows and this actor may do. `decide` refuses everything else. */
export function availableActions(state: VisitTaskState, actor: Actor): VisitTaskCommand['type'][] {
  return possibleCommands(state).filter((command) => mayOnVisitTask(actor.role, command, relationOf(actor, state)));
}

function notPermitted(): DomainError {
  return new DomainError('not-permitted', '您的岗位或单位无权办理该任务');
}
