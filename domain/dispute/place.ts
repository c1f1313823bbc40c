import type { Surroundings } from '../decider.ts';
import {
  ancestorsOf,
  nearestOfKind,
  type Organisation,
  type OrganisationKind,
  organisationOf,
} from '../organisation/tree.ts';
import type { DisputeState } from './state.ts';

/**
 * 属地: where a case belongs. A studio or a court serves the whole county, so the newest organisation on the path that
 * lies in a township says which township's coordinator and police answer for the case; the owner itself if none does.
 */
export function placeOf(state: Pick<DisputeState, 'path' | 'owner'>, { organisations, policy }: Surroundings): string {
  const located = [...state.path].reverse().find(({ organisationId }) => {
    const chain = [organisationOf(organisations, organisationId), ...ancestorsOf(organisations, organisationId)];
    return chain.some(({ kind }) => kind === policy.coordinator.kind);
  });
  return located?.organisationId ?? state.owner.organisationId;
}

/** The organisation of that kind that answers for the place of the case. */
export function responsible(
  state: Pick<DisputeState, 'path' | 'owner'>,
  kind: OrganisationKind,
  surroundings: Surroundings,
): Organisation | null {
  return nearestOfKind(surroundings.organisations, placeOf(state, surroundings), kind);
}
