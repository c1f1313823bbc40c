import type { HouseholdState } from './state.ts';

/** The station alone: neither the township nor the county reads the file. The database enforces it. */
export function readersOf(state: HouseholdState): string[] {
  return [state.stationId];
}
