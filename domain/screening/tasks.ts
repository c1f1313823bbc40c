import type { Surroundings, Task } from '../decider.ts';
import type { Role } from '../organisation/actor.ts';
import { coverageOf } from './coverage.ts';
import type { ScreeningRoundState } from './state.ts';
import { deskOf, withDeadline } from './upward.ts';

/** 待办: the organiser closes the round; each area not yet on record is awaited; who was alarmed presses. */
export function tasksOf(state: ScreeningRoundState, surroundings: Surroundings): Task[] {
  if (state.status === 'closed') return [];
  const { organisationId, openedAt, alarmed, alarmedAt } = state;
  const task = (what: string, id: string, roles: readonly Role[], since: string): Task =>
    withDeadline({ what, organisationId: id, roles, since }, state.deadlines, ['round-end', 'round-alarm']);
  const desk = (id: string) => deskOf(id, surroundings);
  return [
    task('close-round', organisationId, desk(organisationId), openedAt),
    ...uncovered(state).map((id) => task('record-coverage', id, [...desk(id), 'grid-worker'], openedAt)),
    ...alarmed.map((id) => task('press-round', id, desk(id), alarmedAt ?? openedAt)),
  ];
}

/** Organisations with an area that nothing was recorded of. */
function uncovered(state: ScreeningRoundState): string[] {
  const missing = new Set(coverageOf(state).flatMap(({ areaId, recorded }) => (recorded ? [] : [areaId])));
  const awaited = state.areas.filter(({ areaId }) => missing.has(areaId));
  return [...new Set(awaited.map(({ organisationId }) => organisationId))];
}
