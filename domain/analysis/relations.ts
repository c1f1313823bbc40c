import type { Actor } from '../organisation/actor.ts';
import { type AnalysisRelation, mayOnAnalysis } from '../organisation/analysis-access.ts';
import { isBelow, type OrganisationTree } from '../organisation/tree.ts';
import type { AnalysisState } from './state.ts';

/** How the actor stands to the centre's analysis; never empty. */
export function relationsOf(actor: Actor, state: AnalysisState, organisations: OrganisationTree): AnalysisRelation[] {
  if (state.organisationId === actor.organisationId) return ['own'];
  return isBelow(organisations, state.organisationId, actor.organisationId) ? ['above'] : ['none'];
}

/** Whether the actor may look at it; what may not be seen does not exist for them. */
export function mayView(actor: Actor, state: AnalysisState, organisations: OrganisationTree): boolean {
  return mayOnAnalysis(actor.role, 'view', relationsOf(actor, state, organisations));
}
