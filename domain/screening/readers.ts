import type { Surroundings } from '../decider.ts';
import { ancestorsOf } from '../organisation/tree.ts';
import type { ScreeningRoundState } from './state.ts';

/** Organisations whose people may read the round at all (their role may still forbid it). The database enforces it. */
export function readersOf(state: ScreeningRoundState, { organisations }: Surroundings): string[] {
  const above = ancestorsOf(organisations, state.organisationId).map(({ id }) => id);
  const areas = state.areas.map(({ organisationId }) => organisationId);
  return [...new Set([state.organisationId, ...above, ...areas])].sort();
}
