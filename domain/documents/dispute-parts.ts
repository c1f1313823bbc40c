import type { DisputeState } from '../dispute/state.ts';
import type { DisputeFormCode } from './dispute-forms.ts';
import { newestOf, type PartsOfForm } from './parts-of-form.ts';

type PartsOf = (state: DisputeState) => PartsOfForm;

/** Forms about one part of a dispute, and the parts that there are now. */
const PARTS: Partial<Record<DisputeFormCode, PartsOf>> = {
  'power-of-attorney': parties,
  'address-confirmation': parties,
  'investigation-record': ({ investigations }) =>
    newestOf(investigations.map(({ investigationId }) => investigationId)),
  'mediation-record': ({ sessions }) =>
    newestOf(
      sessions
        .flatMap(({ sessionId, record }) => (record === undefined ? [] : [{ sessionId, heldAt: record.heldAt }]))
        .sort((one, other) => (one.heldAt < other.heldAt ? -1 : one.heldAt > other.heldAt ? 1 : 0))
        .map(({ sessionId }) => sessionId),
    ),
  'transfer-letter': ({ transfers }) => newestOf(numbersOf(transfers, (transfer) => transfer.entrusts !== true)),
  'entrustment-letter': ({ transfers }) => newestOf(numbersOf(transfers, (transfer) => transfer.entrusts === true)),
  'supervision-notice': ({ supervisions }) => newestOf(numbersOf(supervisions, () => true)),
};

/** What a form of this dispute can be about; null for a form about the whole. */
export function partsOfDispute(form: DisputeFormCode, state: DisputeState): PartsOfForm | null {
  return PARTS[form]?.(state) ?? null;
}

/** No party is meant before another. */
function parties(state: DisputeState): PartsOfForm {
  return { ids: state.parties.map(({ partyId }) => partyId) };
}

/** By their place among all of them, from 1. */
function numbersOf<T>(all: readonly T[], isOne: (each: T) => boolean): string[] {
  return all.flatMap((each, index) => (isOne(each) ? [String(index + 1)] : []));
}
