import type { Actor } from '../organisation/actor.ts';
import { mayOnRetention } from '../organisation/retention-access.ts';
import type { RetentionState } from './state.ts';

export function relationOf(actor: Actor, state: Pick<RetentionState, 'organisationId'>): 'own' | 'other' {
  return actor.organisationId === state.organisationId ? 'own' : 'other';
}

/** Whether the actor may look at it; what may not be seen does not exist for them. */
export function mayView(actor: Actor, state: Pick<RetentionState, 'organisationId'>): boolean {
  return mayOnRetention(actor.role, 'view', relationOf(actor, state));
}
