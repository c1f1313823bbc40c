import type { Surroundings } from '../decider.ts';
import {
  ancestorsOf,
  isBelow,
  nearestOfKind,
  type Organisation,
  type OrganisationKind,
  organisationOf,
} from '../organisation/tree.ts';
import type { DisputeState } from './state.ts';

/** What of a case says where it is: the organisations that have owned it, the newest last. */
interface Located {
  path: readonly { organisationId: string }[];
  owner: { organisationId: string };
}

/**
 * 属地: where a case belongs. A studio or a court serves the whole county, so the newest organisation on the path that
 * lies in a township says which township's coordinator and police answer for the case; the owner itself if none does.
 */
export function placeOf(state: Located, { organisations, policy }: Surroundings): string {
  const located = [...state.path].reverse().find(({ organisationId }) => {
    const chain = [organisationOf(organisations, organisationId), ...ancestorsOf(organisations, organisationId)];
    return chain.some(({ kind }) => kind === policy.coordinator.kind);
  });
  return located?.organisationId ?? state.owner.organisationId;
}

/** The organisation of that kind that answers for the place of the case. */
export function responsible(state: Located, kind: OrganisationKind, surroundings: Surroundings): Organisation | null {
  return nearestOfKind(surroundings.organisations, placeOf(state, surroundings), kind);
}

/** The township coordinator above the owner, who may act in its place; null where none is, as for a studio or a court. */
export function coordinatorAbove(state: DisputeState, surroundings: Surroundings): Organisation | null {
  const { organisations, policy } = surroundings;
  const owner = state.owner.organisationId;
  const coordinator = responsible(state, policy.coordinator.kind, surroundings);
  return coordinator !== null && isBelow(organisations, owner, coordinator.id) ? coordinator : null;
}

/** The county, where it has a centre. */
export function countyOf(state: DisputeState, surroundings: Surroundings): Organisation | null {
  return responsible(state, surroundings.policy.county.kind, surroundings);
}

/** Who is alarmed when the owner does not dispatch: the coordinator above it, it itself if it is one, else the county. */
export function dispatchAlarmReceiver(state: DisputeState, surroundings: Surroundings): string {
  const owner = state.owner.organisationId;
  const isCoordinator = surroundings.organisations[owner]?.kind === surroundings.policy.coordinator.kind;
  if (isCoordinator) return owner;
  return (coordinatorAbove(state, surroundings) ?? countyOf(state, surroundings))?.id ?? owner;
}

/** 督办 goes to the coordinator of the township that answers for the case; above the townships, as at court, to the county. */
export function pressingOrganisation(state: DisputeState, surroundings: Surroundings): string {
  const { levels, coordinator: coordinating } = surroundings.policy;
  const coordinator = responsible(state, coordinating.kind, surroundings);
  const rank = (key: string) => levels.findIndex((level) => level.key === key);
  const isWithinReach = coordinator !== null && rank(state.level) <= rank(coordinator.level);
  return isWithinReach ? coordinator.id : countyOrOwner(state, surroundings);
}

export function countyOrOwner(state: DisputeState, surroundings: Surroundings): string {
  return countyOf(state, surroundings)?.id ?? state.owner.organisationId;
}
