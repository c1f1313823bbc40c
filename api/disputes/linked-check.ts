import { mayView } from '../../domain/dispute/relations.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { isStreamId } from '../../record/stream-id.ts';
import { savedState } from '../../record/views/saved-state.ts';
import type { Check } from '../cases/command-definition.ts';
import { reading } from '../http/reading.ts';
import { Problem } from '../problems/problem.ts';

/** A dispute that the caller may not know of does not exist for them, also when they name it. */
export const checkLinked: Check<{ disputeId: string }> = async ({ record }, actor, { disputeId }) => {
  const unknown = new Problem('invalid', { errors: [{ path: 'disputeId', message: '没有这件纠纷' }] });
  if (!isStreamId(disputeId)) return unknown;
  const isKnown = await reading(record, actor, async (tx, { organisations }) => {
    const seen = await savedState<DisputeState>(tx, 'dispute', disputeId);
    return seen !== null && mayView(actor, seen.state, organisations);
  });
  return isKnown ? null : unknown;
};
