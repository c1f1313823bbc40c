import type { Deadline, DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { mayOnReview } from '../organisation/review-access.ts';
import { actedOnDeadlines, dated, type Dating, redated } from '../screening/deciding.ts';
import type { ReviewCommand } from './commands.ts';
import { deadlinesOf, type ReviewDeadlineKind } from './deadlines.ts';
import type { ReviewEvent, ReviewFact } from './events.ts';
import { evolve } from './evolve.ts';
import { begin, hold, prepare } from './meeting.ts';
import { relationOf } from './relations.ts';
import { nextMeeting } from './schedule.ts';
import type { ReviewState } from './state.ts';

const dating: Dating<ReviewState, ReviewFact> = { evolve, deadlinesOf };

/** What a command makes of a station's review. Throws DomainError as a dispute does. The last event carries all deadlines. */
export function decide(state: ReviewState | null, command: ReviewCommand, context: DecisionContext): ReviewEvent[] {
  if (command.type === 'begin') return begun(state, command, context);
  if (state === null) throw new DomainError('invalid', '季度研判不存在');
  if (!mayOnReview(context.actor.role, command.type, relationOf(context.actor, state))) throw notPermitted();
  switch (command.type) {
    case 'act-on-deadlines':
      return actedOnDeadlines(dating, state, context, (now, due) => consequenceOf(now, due, context));
    case 'recalculate': {
      const again = redated(dating, state, context);
      return again === null ? [] : [{ type: 'deadlines-redated', ...again }];
    }
    case 'prepared':
      return dated(dating, state, prepare(state, command), context);
    case 'decide':
      return dated(dating, state, hold(state, command, context), context);
  }
}

function begun(
  state: ReviewState | null,
  command: ReviewCommand & { type: 'begin' },
  context: DecisionContext,
): ReviewEvent[] {
  if (!mayOnReview(context.actor.role, 'begin', 'other')) throw notPermitted();
  if (state !== null) throw new DomainError('not-possible-now', '该所的季度研判已经开始', { allowed: [] });
  return dated(dating, null, begin(command, context), context);
}

function consequenceOf(state: ReviewState, due: Deadline, { policy }: DecisionContext): ReviewFact {
  const kind = due.kind as ReviewDeadlineKind;
  switch (kind) {
    case 'call': {
      const { quarter, dueAt } = nextMeeting(state.since, policy.household.review);
      return { type: 'meeting-called', no: state.meetings + 1, quarter, dueAt, missed: state.meeting !== null };
    }
    case 'hold':
    case 'press':
      return { type: 'meeting-overdue', no: state.meetings };
  }
}

function notPermitted(): DomainError {
  return new DomainError('not-permitted', '您的岗位或单位无权对该研判执行该操作');
}
