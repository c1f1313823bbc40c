import type { Reaction } from '../decider.ts';
import type { RetentionEvent } from './events.ts';

/** What is due is looked for once a round is called; what was approved by everybody is then destroyed. */
export function reactionsOf(event: RetentionEvent): Reaction[] {
  switch (event.type) {
    case 'round-called':
      return [{ kind: 'draw-retention-list' }];
    case 'round-approved':
      return event.complete ? [{ kind: 'destroy-files' }] : [];
    default:
      return [];
  }
}
