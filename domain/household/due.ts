import { reminderKey } from '../clock.ts';
import type { Deadline, DecisionContext } from '../decider.ts';
import { type DeadlineKind, deadlinesOf, nextTold } from './deadlines.ts';
import type { HouseholdEvent, HouseholdFact } from './events.ts';
import { evolve } from './evolve.ts';
import type { HouseholdState } from './state.ts';

/** More rounds than any household has clocks: a policy whose clocks are always past would otherwise never end. */
const MOST_ROUNDS = 50;

/**
 * Acts on every deadline that has passed, the earliest first, each upon the state that the one before left. Nothing due
 * gives no events, so a late, early or doubled proposal does no harm.
 */
export function actOnDeadlines(state: HouseholdState, context: DecisionContext): HouseholdEvent[] {
  const events: HouseholdEvent[] = [];
  let now = state;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const due = now.deadlines.find((deadline) => deadline.dueAt <= context.now);
    if (due === undefined) return onlyLastDated(events);
    const event: HouseholdEvent = { ...consequenceOf(now, due, context), at: context.now };
    const deadlines = deadlinesOf(evolve(now, event), context);
    const dated = { ...event, deadlines, calendar: context.calendar.version };
    events.push(dated);
    now = evolve(now, dated);
  }
  throw new RangeError(`the clocks of ${state.id} never come to rest`);
}

/** Between two of them the deadlines hold for no time at all. */
function onlyLastDated(events: HouseholdEvent[]): HouseholdEvent[] {
  return events.map((event, index) => {
    if (index === events.length - 1) return event;
    const { deadlines: _, calendar: __, ...fact } = event;
    return fact;
  });
}

function consequenceOf(state: HouseholdState, due: Deadline, { policy }: DecisionContext): HouseholdFact {
  const kind = due.kind as DeadlineKind;
  switch (kind) {
    case 'revisit-reminder':
    case 'decide-warning-reminder':
    case 'protection-order-reminder':
      return { type: 'reminded', of: kind, reminder: reminderKey(due) };
    case 'revisit':
      return { type: 'revisit-overdue', dueAt: due.dueAt };
    case 'revisit-escalation':
      return { type: 'revisit-escalated', to: toldNow(state, policy) };
    case 'decide-warning':
      return { type: 'warning-decision-overdue', incidentId: due.about ?? '' };
    case 'stand-in':
      return { type: 'owner-returned', owner: state.standIn?.for ?? state.owner };
    case 'protection-order-decision':
      return { type: 'protection-order-decision-overdue', applicationId: due.about ?? '' };
    case 'protection-order':
      return { type: 'protection-order-expired', orderId: due.about ?? '' };
  }
}

function toldNow(state: HouseholdState, policy: DecisionContext['policy']) {
  if (state.next === null) throw new RangeError(`${state.id} has no visit that could be overdue`);
  return nextTold(state.next, state.overdue?.told ?? [], policy).to;
}
