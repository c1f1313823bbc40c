import type { Reaction } from '../decider.ts';
import type { AnalysisEvent } from './events.ts';

/** The agenda is read from the lists once the meeting is due; the record of one that was held is a paper. */
export function reactionsOf(event: AnalysisEvent): Reaction[] {
  switch (event.type) {
    case 'meeting-due':
      return [{ kind: 'prepare-agenda' }];
    case 'meeting-held':
      return [{ kind: 'render-document', form: 'analysis-record' }];
    default:
      return [];
  }
}
