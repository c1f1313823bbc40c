import type { Surroundings } from '../decider.ts';
import { isBelow, nearestOfKind, type Organisation } from '../organisation/tree.ts';
import type { AgreementState } from './state.ts';

/** Who presses whoever mediated: the township coordinator above it, else the county; null where there is neither. */
export function pressingOrganisation(
  state: AgreementState,
  { organisations, policy }: Surroundings,
): Organisation | null {
  const { organisationId } = state;
  const coordinator = nearestOfKind(organisations, organisationId, policy.coordinator.kind);
  if (coordinator !== null && isBelow(organisations, organisationId, coordinator.id)) return coordinator;
  return countyOf(state, { organisations, policy });
}

/** The county, where it has a centre. */
export function countyOf(state: AgreementState, { organisations, policy }: Surroundings): Organisation | null {
  return nearestOfKind(organisations, state.organisationId, policy.county.kind);
}
