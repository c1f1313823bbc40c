import { dateClocks } from '../clock.ts';
import type { Deadline, DecisionContext } from '../decider.ts';
import { addDays, daysBetween } from '../time/civil-date.ts';
import { dateOf, type Instant } from '../time/instant.ts';
import { nextMeeting } from './schedule.ts';
import type { DueMeeting, ReviewState } from './state.ts';

export type ReviewDeadlineKind = 'call' | 'hold' | 'press';

type Context = Pick<DecisionContext, 'policy' | 'calendar'>;

/** 研判期限: the next meeting always; and while one is due, that it is held, or the chief is pressed. */
export function deadlinesOf(state: ReviewState, context: Context): Deadline[] {
  const { callAt } = nextMeeting(state.since, context.policy.household.review);
  const call = onDay({ kind: 'call', startedAt: state.since, dueAt: callAt, then: 'call-meeting' }, context);
  const meeting = state.meeting === null ? [] : [meetingDeadline(state.meeting, state.deadlines, context)];
  return [call, ...meeting].sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
}

function meetingDeadline(meeting: DueMeeting, running: Deadline[], context: Context): Deadline {
  const { preparedAt, dueAt, pressedAt } = meeting;
  if (pressedAt === null) {
    return onDay({ kind: 'hold', startedAt: preparedAt, dueAt, then: 'press-station-chief' }, context);
  }
  const { again } = context.policy.household.review.press;
  const clock = { kind: 'press', startedAt: pressedAt, ...again, then: 'press-station-chief' } as const;
  const [pressed] = dateClocks([clock], { running, reminded: [] }, context.calendar);
  if (pressed === undefined) throw new RangeError('a clock that was not dated');
  return pressed;
}

/** At a moment of a certain day, and no count of days. */
function onDay(
  given: { kind: ReviewDeadlineKind; startedAt: Instant; dueAt: Instant; then: string },
  { policy }: Context,
): Deadline {
  const n = daysBetween(dateOf(given.startedAt), dateOf(given.dueAt));
  const lastDay = given.kind === 'hold' ? { lastDay: addDays(dateOf(given.dueAt), -1) } : {};
  return {
    ...given,
    ...lastDay,
    period: { unit: 'calendar-days', n, rolls: false },
    source: policy.household.review.source,
    provisional: false,
  };
}
