import type { TextRef } from '../decider.ts';
import type { MergeTarget, Photo } from './state.ts';

/** Commands as the decider sees them: words and photos are already sealed into references. */
export type ClueCommand =
  | {
      type: 'report';
      id: string;
      number: string;
      text: TextRef;
      place?: TextRef;
      photos: (Photo & { bytes: number })[];
      roundId?: string;
    }
  | { type: 'sort'; as: 'merged'; into: MergeTarget; reason?: TextRef }
  | { type: 'sort'; as: 'not-ours'; toAuthority: TextRef; reason: TextRef }
  /** From a dispute that was registered with this clue, in the same transaction. */
  | { type: 'become-dispute'; disputeId: string; disputeNumber: string; organisationId: string; userId: string }
  /** From a clue that was merged into this one, in the same transaction. */
  | { type: 'note-merged'; clueId: string }
  /** From the engine: act on every deadline that has passed. Harmless when none has. */
  | { type: 'act-on-deadlines' }
  /** From the command line: date provisional deadlines again with the calendar that is now published. */
  | { type: 'recalculate' };

export type ClueCommandType = ClueCommand['type'];
export type ClueCommandOf<T extends ClueCommandType> = Extract<ClueCommand, { type: T }>;
