import type { Surroundings, Task } from '../decider.ts';
import { withDeadline } from '../screening/upward.ts';
import type { ReviewState } from './state.ts';

/** 待办: the meeting that is due, or the next one; whoever is pressed sees that it is held. Never empty. */
export function tasksOf(state: ReviewState, { policy }: Surroundings): Task[] {
  const { stationId, meeting, since, deadlines } = state;
  const { holders, press } = policy.household.review;
  const task = (what: string, from: string): Task => ({
    what,
    organisationId: stationId,
    roles: holders,
    since: from,
  });
  if (meeting === null) return [withDeadline(task('next-review', since), deadlines, ['call'])];
  const hold = withDeadline(task('hold-review', meeting.preparedAt), deadlines, ['hold', 'press']);
  if (meeting.pressedAt === null) return [hold];
  // Overdue since the quarter's end, whenever the chief is pressed next.
  const overdue = { ...hold, dueAt: meeting.dueAt };
  return [overdue, { ...overdue, what: 'press-review', roles: [press.role], since: meeting.pressedAt }];
}
