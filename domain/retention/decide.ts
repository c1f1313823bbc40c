import type { Deadline, DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { mayOnRetention } from '../organisation/retention-access.ts';
import { actedOnDeadlines, dated, type Dating, redated } from '../screening/deciding.ts';
import type { RetentionCommand } from './commands.ts';
import { deadlinesOf, type RetentionDeadlineKind } from './deadlines.ts';
import type { RetentionEvent, RetentionFact } from './events.ts';
import { evolve } from './evolve.ts';
import { relationOf } from './relations.ts';
import { approve, begin, draw, finish, keepBack } from './round.ts';
import { nextRound } from './schedule.ts';
import type { RetentionState } from './state.ts';

const dating: Dating<RetentionState, RetentionFact> = { evolve, deadlinesOf };

/** What a command makes of a county's rounds. Throws DomainError as a dispute does. The last event carries all deadlines. */
export function decide(
  state: RetentionState | null,
  command: RetentionCommand,
  context: DecisionContext,
): RetentionEvent[] {
  if (command.type === 'begin') return begun(state, command, context);
  if (state === null) throw new DomainError('invalid', '档案鉴定不存在');
  if (!mayOnRetention(context.actor.role, command.type, relationOf(context.actor, state))) throw notPermitted();
  switch (command.type) {
    case 'act-on-deadlines':
      return actedOnDeadlines(dating, state, context, (now, due) => consequenceOf(now, due, context));
    case 'recalculate': {
      const again = redated(dating, state, context);
      return again === null ? [] : [{ type: 'deadlines-redated', ...again }];
    }
    case 'drawn':
      return dated(dating, state, draw(state, command), context);
    case 'keep-back':
      return dated(dating, state, keepBack(state, command, context), context);
    case 'approve':
      return dated(dating, state, approve(state, context), context);
    case 'destroyed':
      return dated(dating, state, finish(state, command), context);
  }
}

function begun(
  state: RetentionState | null,
  command: RetentionCommand & { type: 'begin' },
  context: DecisionContext,
): RetentionEvent[] {
  if (!mayOnRetention(context.actor.role, 'begin', 'other')) throw notPermitted();
  if (state !== null) throw new DomainError('not-possible-now', '该县的档案鉴定已经开始', { allowed: [] });
  return dated(dating, null, begin(command, context), context);
}

function consequenceOf(state: RetentionState, due: Deadline, { policy, calendar }: DecisionContext): RetentionFact {
  const kind = due.kind as RetentionDeadlineKind;
  switch (kind) {
    case 'call': {
      const { year } = nextRound(state.since, policy.retention.round, calendar);
      return { type: 'round-called', no: state.rounds + 1, year, missed: state.round !== null };
    }
    case 'appraise':
    case 'press':
      return { type: 'round-overdue', no: state.rounds };
  }
}

function notPermitted(): DomainError {
  return new DomainError('not-permitted', '您的岗位或单位无权办理档案鉴定销毁');
}
