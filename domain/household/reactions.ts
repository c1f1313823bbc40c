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
  'merged-in',
  'protection-order-recorded',
  'protection-order-expired',
  'protection-order-revoked',
  'warning-delivered',
  'warning-ended',
  'mediation-cleared',
]);

/** What changes who outside the station must be told, or no longer be asked. */
const BEARS_ON_TOLD: ReadonlySet<HouseholdFactType> = new Set([
  'warning-delivered',
  'warning-ended',
  'protection-order-recorded',
  'protection-order-expired',
  'protection-order-revoked',
  'village-named',
  'merged-in',
]);

/**
 * What the engine must do because of an event: every open dispute of the members is looked at again, and itself decides;
 * whom the law says must be told is told.
 */
export function reactionsOf(event: HouseholdEvent): Reaction[] {
  return [
    ...(BEARS_ON_MEDIATION.has(event.type) ? [{ kind: 'guard-disputes' }] : []),
    ...(BEARS_ON_TOLD.has(event.type) ? [{ kind: 'tell-others' }] : []),
  ];
}
