import type { DisputeState } from '../../domain/dispute/state.ts';
import { mayOpenSealed, sealOf } from '../../domain/documents/sealing.ts';
import type { HouseholdState } from '../../domain/household/state.ts';
import type { Actor } from '../../domain/organisation/actor.ts';

/** What a seal means to somebody who may see the record: the paper is not sealed, opens for a purpose, or is not there. */
type SealToward = 'none' | 'opens' | 'hidden';

/** Of the records of which papers are sealed. */
export function sealToward(
  actor: Actor,
  { id, kind, state }: { id: string; kind: string; state: unknown },
): SealToward {
  if (kind !== 'dispute' && kind !== 'household') return 'none';
  const sealed = sealOf(state as DisputeState | HouseholdState, id);
  if (sealed === undefined) return 'none';
  return mayOpenSealed(actor, sealed, keeperOf(kind, state)) ? 'opens' : 'hidden';
}

/** Who has the dispute now; of a household, its station. */
function keeperOf(kind: 'dispute' | 'household', state: unknown): string {
  return kind === 'dispute' ? (state as DisputeState).owner.organisationId : (state as HouseholdState).stationId;
}
