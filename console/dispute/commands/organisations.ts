import type { DisputeAnswer } from '../../../api/disputes/dispute-schema.ts';
import { desks } from '../../../domain/organisation/desks.ts';
import { isBelow, type Organisation, type OrganisationTree } from '../../../domain/organisation/tree.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import type { Role } from '../../../domain/organisation/actor.ts';

/** May own a case at some level of committees. */
export function mediates({ kind }: Organisation, policy: Policy): boolean {
  return policy.levels.some(({ stage, ownerKinds }) => stage === 'committee' && ownerKinds.includes(kind));
}

/** May be asked to join in mediating (人民调解法 20). */
export function invitable({ kind }: Organisation, policy: Policy): boolean {
  return Object.values(policy.dispute.invitations).some(({ kinds }) => kinds.includes(kind));
}

/** 分拨 goes to the house itself or to those below it. */
export function dispatchable(
  organisation: Organisation,
  { owner }: DisputeAnswer,
  organisations: OrganisationTree,
  policy: Policy,
): boolean {
  const isHere =
    organisation.id === owner.organisationId || isBelow(organisations, organisation.id, owner.organisationId);
  return isHere && mediates(organisation, policy);
}

/** Who mediates for such a house. */
export function mediatorRoles({ kind }: Organisation): readonly Role[] {
  return desks[kind].mediators;
}
