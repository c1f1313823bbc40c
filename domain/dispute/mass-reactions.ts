import type { Reaction } from '../decider.ts';
import { countOf, ENDING_WITH_CASE } from '../mass/standing.ts';
import type { DisputeEvent } from './events.ts';
import type { DisputeState } from './state.ts';

/** What the engine must do for all claimants because of an event, batch by batch. */
export function massReactionsOf(event: DisputeEvent, state: DisputeState): Reaction[] {
  switch (event.type) {
    case 'claimants-import-begun':
      return [{ kind: 'import-claimants' }];
    case 'mass-agreement-reached':
      return [{ kind: 'draft-agreements' }];
    case 'signing-concluded':
      return [{ kind: 'refer-claimants' }];
    case 'closed':
      return countOf(state.mass?.counts ?? {}, ENDING_WITH_CASE) > 0 ? [{ kind: 'end-claimants' }] : [];
    default:
      return [];
  }
}
