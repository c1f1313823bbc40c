import type { Actor } from '../organisation/actor.ts';
import { mayOnHousehold } from '../organisation/household-access.ts';
import type { HouseholdState } from './state.ts';

export function relationOf(actor: Actor, state: Pick<HouseholdState, 'stationId'>): 'own' | 'other' {
  return actor.organisationId === state.stationId ? 'own' : 'other';
}

/** Whether the actor may look at the file; one that may not be seen does not exist for them. */
export function mayView(actor: Actor, state: Pick<HouseholdState, 'stationId'>): boolean {
  return mayOnHousehold(actor.role, 'view', relationOf(actor, state));
}
