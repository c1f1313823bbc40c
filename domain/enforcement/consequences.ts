import type { Consequence } from '../decider.ts';
import type { Performed } from './commands.ts';
import type { EnforcementEvent } from './events.ts';
import type { EnforcementOutcome, EnforcementState } from './state.ts';

/** What the agreement learns of its enforcement: how it stands, and each payment once, when it has reached the creditor. */
export function consequencesOf(event: EnforcementEvent, state: EnforcementState): Consequence[] {
  switch (event.type) {
    case 'accepted':
    case 'resumed':
      return [note(state, 'accepted')];
    case 'instalments-agreed':
      return [note(state, 'instalments')];
    case 'paid-out':
      return [note(state, standingOf(state), event)];
    case 'payment-recorded':
      return event.through === 'direct' ? [note(state, standingOf(state), event)] : [];
    case 'closed':
      return [note(state, PAID.includes(event.outcome) ? 'paid' : 'ended-unpaid')];
    default:
      return [];
  }
}

const PAID: readonly EnforcementOutcome[] = ['paid', 'settled'];

type Standing = 'accepted' | 'instalments' | 'paid' | 'ended-unpaid';

function standingOf(state: EnforcementState): Standing {
  return state.status === 'instalments' ? 'instalments' : 'accepted';
}

function note(state: EnforcementState, standing: Standing, performed?: Performed): Consequence {
  const paid = performed === undefined ? {} : { paid: [paidOf(performed)] };
  const command = { type: 'note-enforcement', enforcementId: state.id, standing, ...paid };
  return { kind: 'agreement', streamId: state.agreementId, command };
}

function paidOf({ obligationId, amountFen, on }: Performed): Performed {
  return amountFen === undefined ? { obligationId, on } : { obligationId, amountFen, on };
}
