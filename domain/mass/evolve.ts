import type { ClaimantEvent } from './events.ts';
import type { ClaimantStanding } from './standing.ts';
import type { ClaimantState } from './state.ts';

/** What a claimant is after an event. Total. */
export function evolve(before: ClaimantState | null, event: ClaimantEvent): ClaimantState {
  if (event.type === 'listed') return listed(event);
  if (before === null) throw new RangeError(`${event.type} before listed`);
  return apply(before, event);
}

function listed(event: ClaimantEvent & { type: 'listed' }): ClaimantState {
  const { id, number, disputeId, ordinal, person, amountFen, acknowledged, at } = event;
  return { id, number, disputeId, ordinal, person, amountFen, acknowledged, standing: 'listed', since: at };
}

function apply(state: ClaimantState, event: Exclude<ClaimantEvent, { type: 'listed' }>): ClaimantState {
  const at = (standing: ClaimantStanding): ClaimantState => ({ ...state, standing, since: event.at });
  switch (event.type) {
    case 'agreement-drafted':
      return { ...at('signing'), agreementId: event.agreementId };
    case 'agreement-noted':
      return at(event.to);
    case 'referred':
      return { ...at(event.to), route: event.route };
    case 'filed':
      return { ...at('filed'), courtCaseNumber: event.courtCaseNumber };
    case 'closed':
      return at('closed');
    case 'ended':
      return at('ended');
    default:
      return unknownEvent(event);
  }
}

/** Compiles only while every event type is handled above. */
function unknownEvent(event: never): never {
  throw new RangeError(`unknown event: ${JSON.stringify(event)}`);
}
