import type { RetentionState } from './state.ts';

/** The county's own people alone: a list names cases of every house. The database enforces it. */
export function readersOf({ organisationId }: RetentionState): string[] {
  return [organisationId];
}
