import type { Reaction } from '../decider.ts';
import type { ReviewEvent } from './events.ts';

/** Once a meeting is called somebody counts what it has before it; the record of one that was held is a paper. */
export function reactionsOf(event: ReviewEvent): Reaction[] {
  switch (event.type) {
    case 'meeting-called':
      return [{ kind: 'prepare-review' }];
    case 'meeting-held':
      return [{ kind: 'render-document', form: 'review-record' }];
    default:
      return [];
  }
}
