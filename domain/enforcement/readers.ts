import type { Surroundings } from '../decider.ts';
import { ancestorsOf } from '../organisation/tree.ts';
import type { EnforcementState } from './state.ts';

/** Organisations whose people may read the enforcement at all: the court, who mediated, and whoever is above them. */
export function readersOf(state: EnforcementState, { organisations }: Surroundings): string[] {
  const own = [state.courtId, state.organisationId];
  const above = own.flatMap((id) => ancestorsOf(organisations, id).map((ancestor) => ancestor.id));
  return [...new Set([...own, ...above])].sort();
}
