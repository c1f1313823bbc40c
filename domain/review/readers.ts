import type { ReviewState } from './state.ts';

/** The station alone, as of the households that it looks at. The database enforces it. */
export function readersOf({ stationId }: ReviewState): string[] {
  return [stationId];
}
