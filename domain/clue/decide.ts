import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { mayOnClue } from '../organisation/clue-access.ts';
import { actedOnDeadlines, dated, type Dating, redated } from '../screening/deciding.ts';
import { nextAlarmed } from '../screening/upward.ts';
import { availableActions, possibleCommands } from './available-actions.ts';
import type { ClueCommand } from './commands.ts';
import { deadlinesOf } from './deadlines.ts';
import type { ClueEvent, ClueFact } from './events.ts';
import { evolve } from './evolve.ts';
import { relationsOf } from './relations.ts';
import { report } from './report.ts';
import { becomeDispute, sort } from './sort.ts';
import type { ClueState } from './state.ts';

const dating: Dating<ClueState, ClueFact> = { evolve, deadlinesOf };

/** What a command makes of a clue. Throws DomainError as a dispute does. The last event carries all deadlines. */
export function decide(state: ClueState | null, command: ClueCommand, context: DecisionContext): ClueEvent[] {
  if (command.type === 'report') return opened(state, command, context);
  if (state === null) throw new DomainError('invalid', '线索不存在');
  assertPermitted(state, command, context);
  if (command.type === 'act-on-deadlines') return overdue(state, context);
  if (command.type === 'recalculate') return recalculated(state, context);
  assertPossible(state, command, context);
  return dated(dating, state, factsOf(state, command, context), context);
}

function factsOf(
  state: ClueState,
  command: Exclude<ClueCommand, { type: 'report' | 'act-on-deadlines' | 'recalculate' }>,
  context: DecisionContext,
): ClueFact[] {
  switch (command.type) {
    case 'sort':
      return sort(state, command, context);
    case 'become-dispute':
      return becomeDispute(state, command, context);
    case 'note-merged':
      return [{ type: 'merged-in', clueId: command.clueId }];
  }
}

function opened(
  state: ClueState | null,
  command: ClueCommand & { type: 'report' },
  context: DecisionContext,
): ClueEvent[] {
  if (!mayOnClue(context.actor.role, 'report', ['anyone'])) throw notPermitted();
  if (state !== null) throw new DomainError('not-possible-now', '线索已上报', { allowed: [] });
  return dated(dating, null, report(command, context), context);
}

/** 逾期未甄别: who is above is alarmed; the clue stays where it lies until somebody has sorted it. */
function overdue(state: ClueState, context: DecisionContext): ClueEvent[] {
  return actedOnDeadlines(dating, state, context, (late) => ({
    type: 'sorting-overdue',
    organisationId: nextAlarmed(late.organisationId, late.alarmed, context),
  }));
}

function recalculated(state: ClueState, context: DecisionContext): ClueEvent[] {
  const again = redated(dating, state, context);
  return again === null ? [] : [{ type: 'deadlines-redated', ...again }];
}

function assertPermitted(state: ClueState, command: ClueCommand, { actor, organisations }: DecisionContext): void {
  if (!mayOnClue(actor.role, command.type, relationsOf(actor, state, organisations))) throw notPermitted();
}

function assertPossible(state: ClueState, command: ClueCommand, context: DecisionContext): void {
  if (possibleCommands(state).includes(command.type)) return;
  const allowed = availableActions(state, context.actor, context);
  throw new DomainError('not-possible-now', '线索已甄别', { allowed });
}

function notPermitted(): DomainError {
  return new DomainError('not-permitted', '您的岗位或单位无权对该线索执行该操作');
}
