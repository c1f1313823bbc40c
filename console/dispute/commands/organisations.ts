import type { DisputeAnswer } from '../../../api/disputes/dispute-schema.ts';
import { desks } from '../../../domain/organisation/desks.ts';
import { isBelow, type Organisation, type OrganisationTree, takesWork } from '../../../domain/organisation/tree.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import type { Role } from '../../../domain/organisation/actor.ts';

/** May own a case at some level of committees. */
export function mediates(organisation: Organisation, policy: Policy): boolean {
  const { kind } = organisation;
  return (
    takesWork(organisation) &&
    policy.levels.some(({ stage, ownerKinds }) => stage === 'committee' && ownerKinds.includes(kind))
  );
}

/** May be asked to join in mediating (人民调解法 20). */
export function invitable(organisation: Organisation, policy: Policy): boolean {
  const { kind } = organisation;
  return takesWork(organisation) && Object.values(policy.dispute.invitations).some(({ kinds }) => kinds.includes(kind));
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
