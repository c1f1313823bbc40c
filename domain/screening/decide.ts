import { reminderKey } from '../clock.ts';
import type { Deadline, DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { mayOnScreening } from '../organisation/screening-access.ts';
import { availableActions, possibleCommands } from './available-actions.ts';
import type { ScreeningRoundCommand } from './commands.ts';
import { deadlinesOf, type RoundDeadlineKind } from './deadlines.ts';
import { actedOnDeadlines, dated, type Dating, redated } from './deciding.ts';
import type { ScreeningRoundEvent, ScreeningRoundFact } from './events.ts';
import { evolve } from './evolve.ts';
import { relationsOf } from './relations.ts';
import { close, noteClue, open, recordCoverage } from './round.ts';
import type { ScreeningRoundState } from './state.ts';
import { nextAlarmed } from './upward.ts';

const dating: Dating<ScreeningRoundState, ScreeningRoundFact> = { evolve, deadlinesOf };

/** What a command makes of a screening round. Throws DomainError as a dispute does. The last event carries all deadlines. */
export function decide(
  state: ScreeningRoundState | null,
  command: ScreeningRoundCommand,
  context: DecisionContext,
): ScreeningRoundEvent[] {
  if (command.type === 'open') return opened(state, command, context);
  if (state === null) throw new DomainError('invalid', '排查不存在');
  assertPermitted(state, command, context);
  if (command.type === 'act-on-deadlines') return acted(state, context);
  if (command.type === 'recalculate') return recalculated(state, context);
  assertPossible(state, command, context);
  return dated(dating, state, factsOf(state, command, context), context);
}

function factsOf(
  state: ScreeningRoundState,
  command: Exclude<ScreeningRoundCommand, { type: 'open' | 'act-on-deadlines' | 'recalculate' }>,
  context: DecisionContext,
): ScreeningRoundFact[] {
  switch (command.type) {
    case 'record-coverage':
      return recordCoverage(state, command, context);
    case 'close':
      return close(state, command);
    case 'note-clue':
      return noteClue(state, command);
  }
}

function opened(
  state: ScreeningRoundState | null,
  command: ScreeningRoundCommand & { type: 'open' },
  context: DecisionContext,
): ScreeningRoundEvent[] {
  if (!mayOnScreening(context.actor.role, 'open', ['anyone'])) throw notPermitted();
  if (state !== null) throw new DomainError('not-possible-now', '排查已部署', { allowed: [] });
  return dated(dating, null, open(command, context), context);
}

function acted(state: ScreeningRoundState, context: DecisionContext): ScreeningRoundEvent[] {
  return actedOnDeadlines(dating, state, context, (now, due) => consequenceOf(now, due, context));
}

function consequenceOf(state: ScreeningRoundState, due: Deadline, context: DecisionContext): ScreeningRoundFact {
  const kind = due.kind as RoundDeadlineKind;
  switch (kind) {
    case 'round-reminder':
      return { type: 'reminded', reminder: reminderKey(due) };
    case 'round-end':
    case 'round-alarm':
      return { type: 'round-overdue', organisationId: nextAlarmed(state.organisationId, state.alarmed, context) };
  }
}

function recalculated(state: ScreeningRoundState, context: DecisionContext): ScreeningRoundEvent[] {
  const again = redated(dating, state, context);
  return again === null ? [] : [{ type: 'deadlines-redated', ...again }];
}

function assertPermitted(
  state: ScreeningRoundState,
  command: ScreeningRoundCommand,
  { actor, organisations }: DecisionContext,
): void {
  if (!mayOnScreening(actor.role, command.type, relationsOf(actor, state, organisations))) throw notPermitted();
}

function assertPossible(state: ScreeningRoundState, command: ScreeningRoundCommand, context: DecisionContext): void {
  if (possibleCommands(state).includes(command.type)) return;
  const allowed = availableActions(state, context.actor, context);
  throw new DomainError('not-possible-now', '这轮排查已经结束', { allowed });
}

function notPermitted(): DomainError {
  return new DomainError('not-permitted', '您的岗位或单位无权对这轮排查执行该操作');
}
