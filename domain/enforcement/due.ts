import { reminderKey } from '../clock.ts';
import type { Deadline, DecisionContext } from '../decider.ts';
import { ordinaryTrack } from './claims.ts';
import { deadlinesOf, type EnforcementDeadlineKind } from './deadlines.ts';
import type { EnforcementEvent, EnforcementFact } from './events.ts';
import { evolve } from './evolve.ts';
import { resumed } from './instalments.ts';
import type { EnforcementState } from './state.ts';

/** More rounds than any enforcement has clocks: a policy whose clocks are always past would otherwise never end. */
const MOST_ROUNDS = 500;

/**
 * Acts on every deadline that has passed, the earliest first, each upon the state that the one before left. Nothing due
 * gives no events, so a late, early or doubled proposal does no harm.
 */
export function actOnDeadlines(state: EnforcementState, context: DecisionContext): EnforcementEvent[] {
  const events: EnforcementEvent[] = [];
  let now = state;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const due = now.deadlines.find((deadline) => deadline.dueAt <= context.now);
    if (due === undefined) return onlyLastDated(events);
    const event: EnforcementEvent = { ...consequenceOf(now, due, context), at: context.now };
    const deadlines = deadlinesOf(evolve(now, event), context);
    events.push({ ...event, deadlines, calendar: context.calendar.version });
    now = evolve(now, { ...event, deadlines });
  }
  throw new RangeError(`the clocks of ${state.id} never come to rest`);
}

/** Between two of them the deadlines hold for no time at all. */
function onlyLastDated(events: EnforcementEvent[]): EnforcementEvent[] {
  return events.map((event, index) => {
    if (index === events.length - 1) return event;
    const { deadlines: _, calendar: __, ...fact } = event;
    return fact;
  });
}

function consequenceOf(state: EnforcementState, due: Deadline, context: DecisionContext): EnforcementFact {
  const kind = due.kind as EnforcementDeadlineKind;
  switch (kind) {
    case 'accept':
      return { type: 'acceptance-overdue' };
    case 'stage':
      return { type: 'stage-overdue', stage: state.stage };
    case 'track':
      return { type: 'track-overdue' };
    case 'fast-track':
      return { type: 'left-fast-track', track: ordinaryTrack(context.policy.enforcement).key };
    case 'payment-term':
      return { type: 'payment-overdue' };
    case 'payout':
      return { type: 'payout-overdue' };
    case 'instalment':
      return { type: 'instalment-overdue', instalmentId: due.about ?? '' };
    case 'instalment-reminder':
      return { type: 'reminded', of: kind, reminder: reminderKey(due) };
    case 'resumption':
      return resumed(state, context);
    case 'idle':
      return { type: 'pressed' };
  }
}
