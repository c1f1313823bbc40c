import type { Actor } from '../organisation/actor.ts';
import { mayOnReview } from '../organisation/review-access.ts';
import type { ReviewState } from './state.ts';

export function relationOf(actor: Actor, state: Pick<ReviewState, 'stationId'>): 'own' | 'other' {
  return actor.organisationId === state.stationId ? 'own' : 'other';
}

/** Whether the actor may look at it; what may not be seen does not exist for them. */
export function mayView(actor: Actor, state: Pick<ReviewState, 'stationId'>): boolean {
  return mayOnReview(actor.role, 'view', relationOf(actor, state));
}
