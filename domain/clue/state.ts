import type { Deadline, TextRef } from '../decider.ts';
import type { Role } from '../organisation/actor.ts';
import type { Instant } from '../time/instant.ts';

export interface Photo {
  photoId: string;
  fileId: string;
  mediaType: string;
  sha256: string;
}

/** What a clue was merged into: another clue, or a dispute that is open. */
export interface MergeTarget {
  kind: 'clue' | 'dispute';
  id: string;
  number: string;
  /** In whose hands that is, which may read what came in. */
  organisationId: string;
}

/** 甄别结果: ours, and now a dispute · the same as something known · not ours. */
export type Sorting = { at: Instant; byUserId: string; byOrganisationId: string } & (
  | { as: 'dispute'; disputeId: string; disputeNumber: string }
  | { as: 'merged'; into: MergeTarget; reason?: TextRef }
  | { as: 'not-ours'; toAuthority: TextRef; reason: TextRef }
);

/** 线索: what a grid worker or informant reports, before anybody knows whether it is a dispute. Plain JSON. */
export interface ClueState {
  id: string;
  number: string;
  policyVersion: number;
  status: 'reported' | 'sorted';
  /** Whose desk sorts it. */
  organisationId: string;
  reporter: { userId: string; organisationId: string; role: Role };
  text: TextRef;
  place?: TextRef;
  photos: Photo[];
  /** The screening round in which it was found. */
  roundId?: string;
  reportedAt: Instant;
  /** Clues that were found to be the same as this one. */
  mergedIds: string[];
  /** Organisations above that were alarmed because nobody sorted it in time, and when the last was. */
  alarmed: string[];
  alarmedAt: Instant | null;
  sorting: Sorting | null;
  deadlines: Deadline[];
}
