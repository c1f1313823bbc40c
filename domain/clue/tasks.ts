import type { Surroundings, Task } from '../decider.ts';
import { organisationOf } from '../organisation/tree.ts';
import { deskOf, withDeadline } from '../screening/upward.ts';
import type { ClueState } from './state.ts';

/** 待办: the desk that has the clue sorts it; so may a centre that was alarmed, and the county presses. */
export function tasksOf(state: ClueState, surroundings: Surroundings): Task[] {
  if (state.status === 'sorted') return [];
  const own = taskFor('sort', state.organisationId, state.reportedAt, surroundings);
  const since = state.alarmedAt ?? state.reportedAt;
  const alarmed = state.alarmed.map((organisationId) =>
    taskFor(alarmTask(organisationId, surroundings), organisationId, since, surroundings),
  );
  return [own, ...alarmed].map((task) => withDeadline(task, state.deadlines, ['sort', 'sort-alarm']));
}

function alarmTask(organisationId: string, { organisations, policy }: Surroundings): string {
  return organisationOf(organisations, organisationId).kind === policy.county.kind ? 'press-sorting' : 'sort';
}

function taskFor(what: string, organisationId: string, since: string, surroundings: Surroundings): Task {
  return { what, organisationId, roles: deskOf(organisationId, surroundings), since };
}
