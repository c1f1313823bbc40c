import type { Reaction } from '../decider.ts';
import type { HouseholdEvent, HouseholdFactType } from './events.ts';

/** What may change how disputes in the family are mediated. */
const BEARS_ON_MEDIATION: ReadonlySet<HouseholdFactType> = new Set([
  'opened',
  'reopened',
  'member-added',
  'member-changed',
  'incident-reported',
  'level-changed',
  'exited',
  'protection-order-recorded',
  'protection-order-expired',
  'protection-order-revoked',
  'warning-delivered',
  'warning-ended',
  'mediation-cleared',
]);

/** What the engine must do because of an event: every open dispute of the members is looked at again, and itself decides. */
export function reactionsOf(event: HouseholdEvent): Reaction[] {
  return BEARS_ON_MEDIATION.has(event.type) ? [{ kind: 'guard-disputes' }] : [];
}
