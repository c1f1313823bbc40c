import type { Reaction } from '../decider.ts';
import type { HouseholdEvent } from './events.ts';

/**
 * What the engine must do because of an event: when mediation in the family may have to stop, or the family has somebody
 * new, every open dispute of its members is looked at again. The dispute decides what follows.
 */
export function reactionsOf(event: HouseholdEvent): Reaction[] {
  switch (event.type) {
    case 'opened':
    case 'reopened':
    case 'level-changed':
    case 'member-added':
    case 'member-changed':
    case 'protection-order-recorded':
      return [{ kind: 'guard-disputes' }];
    default:
      return [];
  }
}
