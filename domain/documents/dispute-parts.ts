import type { DisputeState, PastTransfer } from '../dispute/state.ts';
import type { DisputeFormCode } from './dispute-forms.ts';

type PartsOf = (state: DisputeState) => string[];

const numberOf = (_: unknown, index: number) => String(index + 1);

/** Forms about one part of a dispute, and the parts that there are now, oldest first. */
const PARTS: Partial<Record<DisputeFormCode, PartsOf>> = {
  'investigation-record': ({ investigations }) => investigations.map(({ investigationId }) => investigationId),
  'mediation-record': ({ sessions }) =>
    sessions
      .flatMap(({ sessionId, record }) => (record === undefined ? [] : [{ sessionId, heldAt: record.heldAt }]))
      .sort((one, other) => (one.heldAt < other.heldAt ? -1 : one.heldAt > other.heldAt ? 1 : 0))
      .map(({ sessionId }) => sessionId),
  'transfer-letter': ({ transfers }) => transfersThat(transfers, false),
  'entrustment-letter': ({ transfers }) => transfersThat(transfers, true),
  'supervision-notice': ({ supervisions }) => supervisions.map(numberOf),
};

/** By their place among all that was sent on, from 1. */
function transfersThat(transfers: readonly PastTransfer[], entrusted: boolean): string[] {
  return transfers.flatMap(({ entrusts = false }, index) => (entrusts === entrusted ? [numberOf(null, index)] : []));
}

/** What a form of this dispute can be about, the newest last; null for a form about the whole. */
export function partsOfDispute(form: DisputeFormCode, state: DisputeState): string[] | null {
  return PARTS[form]?.(state) ?? null;
}
