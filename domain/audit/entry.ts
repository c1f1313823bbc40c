import type { Actor } from '../organisation/actor.ts';

/**
 * What was done: a record or a person's data looked at · a file of it · a list · a list with words sought · what was written
 * out of a list · one fact in full for a purpose · an act that leaves no event of a record, such as a user's dismissal.
 */
export type EntryKind = 'view' | 'file' | 'list' | 'search' | 'export' | 'reveal' | 'act';

/** What came of it; an act is entered before it is done, and once more if it is refused. */
export type EntryOutcome = 'seen' | 'asked' | 'not-permitted' | 'not-found';

/** From where somebody asks, as far as it is known. */
export interface Origin {
  sessionId?: string | undefined;
  address?: string | undefined;
  /** Shortened: which browser on which system. */
  userAgent?: string | undefined;
  /** Method and address with its braces: `GET /disputes/{id}`. */
  route?: string | undefined;
}

/** One line of the trail, as it is entered. */
export interface TrailEntry {
  kind: EntryKind;
  outcome: EntryOutcome;
  actor: Actor;
  origin: Origin;
  /** The id in the address, of whatever it is: the record resolves it. */
  target?: string | undefined;
  /** Filters and further names in the address; never anybody's words. */
  about?: Record<string, string> | undefined;
  /** What was sought, kept encrypted. */
  words?: readonly string[] | undefined;
}
