import type { Surroundings, Task } from '../decider.ts';
import { deskOf, withDeadline } from '../screening/upward.ts';
import type { AnalysisState } from './state.ts';

/** 待办: the meeting that is due, or the next one; who was alarmed presses. Never empty: a centre always has a next meeting. */
export function tasksOf(state: AnalysisState, surroundings: Surroundings): Task[] {
  const { organisationId, meeting, since, deadlines } = state;
  const task = (what: string, id: string, from: string): Task => ({
    what,
    organisationId: id,
    roles: deskOf(id, surroundings),
    since: from,
  });
  if (meeting === null) return [withDeadline(task('next-meeting', organisationId, since), deadlines, ['prepare'])];
  return [
    withDeadline(task('hold-meeting', organisationId, meeting.dueAt), deadlines, ['hold', 'hold-alarm']),
    ...meeting.alarmed.map((id) =>
      withDeadline(task('press-meeting', id, meeting.alarmedAt ?? meeting.dueAt), deadlines, ['hold-alarm']),
    ),
  ];
}
