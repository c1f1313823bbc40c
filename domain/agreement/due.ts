import type { Deadline, DecisionContext } from '../decider.ts';
import { type AgreementDeadlineKind, deadlinesOf } from './deadlines.ts';
import { following } from './ending.ts';
import type { AgreementFact } from './events.ts';
import { evolve } from './evolve.ts';
import type { AgreementState } from './state.ts';

/** More rounds than an agreement has clocks and instalments: a policy whose clocks are always past would never end. */
const MOST_ROUNDS = 5_000;

/**
 * Acts on every deadline that has passed, the earliest first, each upon the state that the one before left. Nothing due
 * gives no events, so a late, early or doubled proposal does no harm.
 */
export function actOnDeadlines(state: AgreementState, context: DecisionContext): AgreementFact[] {
  const facts: AgreementFact[] = [];
  let now = state;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const due = now.deadlines.find((deadline) => deadline.dueAt <= context.now);
    if (due === undefined) return facts;
    for (const fact of following(now, [factOf(due)], context)) {
      facts.push(fact);
      const after = evolve(now, { ...fact, at: context.now });
      now = { ...after, deadlines: deadlinesOf(after, context) };
    }
  }
  throw new RangeError(`the clocks of ${state.id} never come to rest`);
}

function factOf(due: Deadline): AgreementFact {
  const kind = due.kind as AgreementDeadlineKind;
  const obligationId = due.about ?? '';
  switch (kind) {
    case 'signing':
      return { type: 'signing-overdue', alarm: 1 };
    case 'signing-coordinator':
      return { type: 'signing-overdue', alarm: 2 };
    case 'confirmation-window':
      return { type: 'confirmation-window-closed' };
    case 'confirmation-accept':
    case 'confirmation-decide':
    case 'confirmation-decide-special':
      return { type: 'confirmation-overdue', limit: kind };
    case 'objection-party':
      return { type: 'objection-period-over', of: 'party' };
    case 'objection-interested':
      return { type: 'objection-period-over', of: 'interested-person' };
    case 'enforce-by':
      return { type: 'enforcement-period-over' };
    case 'obligation-due':
      return { type: 'obligation-due', obligationId };
    case 'obligation-end':
      return { type: 'obligation-overdue', obligationId };
    case 'default':
      return { type: 'obligation-defaulted', obligationId };
    case 'follow-up':
      return { type: 'follow-up-overdue' };
    case 'review':
      return { type: 'review-due' };
    case 'confirmation-reminder':
    case 'enforce-reminder':
    case 'obligation-reminder':
      return { type: 'reminded', of: kind, about: due.about, dueAt: due.dueAt };
  }
}
