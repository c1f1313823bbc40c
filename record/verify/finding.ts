/** What `verify` found wrong, by where it shows. */
export interface Finding {
  what: FindingCode;
  /** Absent where a checkpoint itself is at fault. */
  streamId?: string;
  seq?: number;
  detail: string;
}

export type FindingCode =
  /** A checkpoint does not follow from the one before, or was not made with the key. */
  | 'checkpoint-broken'
  | 'stream-removed'
  /** Events at the end of a stream are gone. */
  | 'tail-removed'
  /** An event is not the one that was sealed. */
  | 'sealed-event-differs'
  /** An event does not follow from the one before by its hash: it, or one before it, was changed. */
  | 'chain-broken'
  /** An event in the middle is missing. */
  | 'event-missing'
  /** The saved state is not what the events say. */
  | 'state-differs'
  | 'text-differs'
  | 'person-differs'
  | 'file-differs'
  /** A look that was sealed is not what it was. */
  | 'trail-changed'
  /** A look that was sealed is gone. */
  | 'trail-removed'
  /** A look stands among the sealed ones that was not there when they were sealed. */
  | 'trail-inserted'
  /** A tombstone without an order, an order without a tombstone, or a key that was to be destroyed. */
  | 'tombstone-differs';

/** What is needed of a decider to say what events amount to. */
export interface Replayed {
  kind: string;
  evolve(state: unknown, event: unknown): unknown;
  isOpen(state: unknown): boolean;
}
