import type { Actor } from '../organisation/actor.ts';
import { type EnforcementRelation, mayOnEnforcement } from '../organisation/enforcement-access.ts';
import { isBelow, type OrganisationTree } from '../organisation/tree.ts';
import type { EnforcementState } from './state.ts';

/** How the actor stands to the enforcement; never empty. */
export function relationsOf(
  actor: Actor,
  state: EnforcementState,
  organisations: OrganisationTree,
): EnforcementRelation[] {
  const mine = actor.organisationId;
  const relations: EnforcementRelation[] = [];
  if (state.courtId === mine) relations.push('own');
  if (isAtOrBelow(state.organisationId, mine, organisations)) relations.push('mediated');
  if (isBelow(organisations, state.courtId, mine)) relations.push('above');
  return relations.length > 0 ? relations : ['none'];
}

export function mayView(actor: Actor, state: EnforcementState, organisations: OrganisationTree): boolean {
  return mayOnEnforcement(actor.role, 'view', relationsOf(actor, state, organisations));
}

function isAtOrBelow(id: string, ancestorId: string, organisations: OrganisationTree): boolean {
  return id === ancestorId || isBelow(organisations, id, ancestorId);
}
