import type { Actor } from '../organisation/actor.ts';
import { type AgreementRelation, mayOnAgreement } from '../organisation/agreement-access.ts';
import { isBelow, type OrganisationTree } from '../organisation/tree.ts';
import type { AgreementState } from './state.ts';

/** How the actor stands to the agreement; never empty. */
export function relationsOf(actor: Actor, state: AgreementState, organisations: OrganisationTree): AgreementRelation[] {
  const mine = actor.organisationId;
  const relations: AgreementRelation[] = [];
  if (state.organisationId === mine) relations.push('own');
  if (state.mediatorFrom === mine && state.mediatorId === actor.userId) relations.push('borrowed');
  if (isBelow(organisations, state.organisationId, mine)) relations.push('above');
  if (isBeforeCourt(state) && state.confirmation.application?.courtId === mine) relations.push('confirming');
  if (courtsOf(state).includes(mine)) relations.push('court');
  return relations.length > 0 ? relations : ['none'];
}

/** A court learns of it when all have applied; one side's wish alone is not before it. */
function isBeforeCourt({ confirmation }: AgreementState): boolean {
  return confirmation.application?.appliedAt != null;
}

/** Courts that were applied to, and that enforce. */
export function courtsOf(state: AgreementState): string[] {
  return [...state.confirmation.courtIds, ...state.enforcements.map(({ courtId }) => courtId)];
}

/** Whether the actor may look at it; an agreement that may not be seen does not exist for them. */
export function mayView(actor: Actor, state: AgreementState, organisations: OrganisationTree): boolean {
  return mayOnAgreement(actor.role, 'view', relationsOf(actor, state, organisations));
}
