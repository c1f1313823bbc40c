import type { Surroundings } from '../decider.ts';
import { ancestorsOf } from '../organisation/tree.ts';
import type { AnalysisState } from './state.ts';

/** The centre and who is above it: an agenda names cases of many villages. The database enforces it. */
export function readersOf({ organisationId }: AnalysisState, { organisations }: Surroundings): string[] {
  return [organisationId, ...ancestorsOf(organisations, organisationId).map(({ id }) => id)].sort();
}
