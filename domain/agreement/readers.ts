import type { Surroundings } from '../decider.ts';
import { ancestorsOf } from '../organisation/tree.ts';
import { courtsOf } from './relations.ts';
import type { AgreementState } from './state.ts';

/**
 * Organisations whose people may read the agreement at all (their role may still forbid it): who mediated it with the
 * centres above, the house that lends the mediator, and every court applied to or enforcing. The database enforces it.
 */
export function readersOf(state: AgreementState, { organisations }: Surroundings): string[] {
  const above = ancestorsOf(organisations, state.organisationId).map(({ id }) => id);
  const lender = state.mediatorFrom === undefined ? [] : [state.mediatorFrom];
  return [...new Set([state.organisationId, ...lender, ...above, ...courtsOf(state)])].sort();
}
