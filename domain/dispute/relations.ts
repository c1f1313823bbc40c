import { mayOnDispute } from '../organisation/access.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Relation } from '../organisation/relation.ts';
import { isBelow, type OrganisationTree } from '../organisation/tree.ts';
import { isInvited } from './joint.ts';
import type { DisputeState } from './state.ts';

/** How the actor stands to the case; never empty. */
export function relationsOf(actor: Actor, state: DisputeState, organisations: OrganisationTree): Relation[] {
  const mine = actor.organisationId;
  const relations: Relation[] = [];
  if (state.owner.organisationId === mine) relations.push('own');
  if (state.owner.mediatorFrom === mine && state.owner.mediatorId === actor.userId) relations.push('borrowed');
  if (state.offer !== null && mayClaim(mine, state, organisations)) relations.push('offered');
  if (isBelow(organisations, state.owner.organisationId, mine)) relations.push('above');
  if (state.path.some((step) => step.to !== undefined && isAtOrBelow(organisations, step.organisationId, mine))) {
    relations.push('past');
  }
  if (state.alert?.awaiting.includes(mine)) relations.push('alerted');
  if (isInvited(state, mine)) relations.push('invited');
  if (state.guard.stations.includes(mine)) relations.push('consulted');
  if (state.mass?.courtId === mine) relations.push('referred');
  if (state.supervision?.organisationId === mine) relations.push('supervising');
  return relations.length > 0 ? relations : ['none'];
}

function isAtOrBelow(organisations: OrganisationTree, id: string, top: string): boolean {
  return id === top || isBelow(organisations, id, top);
}

/**
 * Work offered to an organisation may be taken by it; what came up to a centre by itself may also be claimed (认领) by the
 * committee that works directly under that centre at the same level.
 */
function mayClaim(organisationId: string, state: DisputeState, organisations: OrganisationTree): boolean {
  const { offer } = state;
  if (offer === null) return false;
  if (offer.toOrganisationId === organisationId) return true;
  const claimant = organisations[organisationId];
  return (
    offer.kind === 'escalation' && claimant?.parentId === offer.toOrganisationId && claimant.level === offer.toLevel
  );
}

/** Whether the actor may look at the case; a case that may not be seen does not exist for them. */
export function mayView(actor: Actor, state: DisputeState, organisations: OrganisationTree): boolean {
  return mayOnDispute(actor.role, 'view', relationsOf(actor, state, organisations));
}
