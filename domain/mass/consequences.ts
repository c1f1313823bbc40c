import type { Consequence } from '../decider.ts';
import type { ClaimantEvent } from './events.ts';
import type { ClaimantState } from './state.ts';

/**
 * 连带: what the dispute did not set off itself it is told, so that its counts are those of its claimants; and whoever goes
 * another way leaves an agreement behind that does not take effect any more.
 */
export function consequencesOf(event: ClaimantEvent, state: ClaimantState): Consequence[] {
  switch (event.type) {
    case 'agreement-noted': {
      const command = { type: 'note-claimant', from: event.from, to: event.to };
      return [{ kind: 'dispute', streamId: state.disputeId, command }];
    }
    case 'referred':
    case 'ended': {
      if (state.agreementId === undefined) return [];
      const command = { type: 'cancel', cause: 'dispute-ended' };
      return [{ kind: 'agreement', streamId: state.agreementId, command }];
    }
    default:
      return [];
  }
}
