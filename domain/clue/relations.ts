import type { Actor } from '../organisation/actor.ts';
import { type ClueRelation, mayOnClue } from '../organisation/clue-access.ts';
import { isBelow, type OrganisationTree } from '../organisation/tree.ts';
import type { ClueState } from './state.ts';

/** How the actor stands to the clue; never empty. */
export function relationsOf(actor: Actor, state: ClueState, organisations: OrganisationTree): ClueRelation[] {
  const mine = actor.organisationId;
  const relations: ClueRelation[] = [];
  if (state.organisationId === mine) relations.push('own');
  if (isBelow(organisations, state.organisationId, mine)) relations.push('above');
  if (state.reporter.userId === actor.userId) relations.push('reporter');
  if (receiverOf(state) === mine) relations.push('receiving');
  return relations.length > 0 ? relations : ['none'];
}

/** Whose dispute the clue was merged into. */
export function receiverOf({ sorting }: ClueState): string | null {
  return sorting?.as === 'merged' && sorting.into.kind === 'dispute' ? sorting.into.organisationId : null;
}

/** Whether the actor may look at the clue; one that may not be seen does not exist for them. */
export function mayView(actor: Actor, state: ClueState, organisations: OrganisationTree): boolean {
  return mayOnClue(actor.role, 'view', relationsOf(actor, state, organisations));
}
