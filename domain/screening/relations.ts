import type { Actor } from '../organisation/actor.ts';
import { mayOnScreening, type ScreeningRelation } from '../organisation/screening-access.ts';
import { isBelow, type OrganisationTree } from '../organisation/tree.ts';
import type { ScreeningRoundState } from './state.ts';

/** How the actor stands to the round; never empty. */
export function relationsOf(
  actor: Actor,
  state: ScreeningRoundState,
  organisations: OrganisationTree,
): ScreeningRelation[] {
  const mine = actor.organisationId;
  const relations: ScreeningRelation[] = [];
  if (state.organisationId === mine) relations.push('own');
  if (state.areas.some((area) => area.organisationId === mine)) relations.push('area');
  if (isBelow(organisations, state.organisationId, mine)) relations.push('above');
  return relations.length > 0 ? relations : ['none'];
}

/** Whether the actor may look at the round; one that may not be seen does not exist for them. */
export function mayView(actor: Actor, state: ScreeningRoundState, organisations: OrganisationTree): boolean {
  return mayOnScreening(actor.role, 'view', relationsOf(actor, state, organisations));
}
