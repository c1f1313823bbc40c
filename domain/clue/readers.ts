import type { Surroundings } from '../decider.ts';
import { ancestorsOf } from '../organisation/tree.ts';
import { receiverOf } from './relations.ts';
import type { ClueState } from './state.ts';

/** Organisations whose people may read the clue at all (their role may still forbid it). The database enforces it. */
export function readersOf(state: ClueState, { organisations }: Surroundings): string[] {
  const above = ancestorsOf(organisations, state.organisationId).map(({ id }) => id);
  const receiver = receiverOf(state);
  return [
    ...new Set([state.organisationId, ...above, state.reporter.organisationId, ...(receiver ? [receiver] : [])]),
  ].sort();
}
