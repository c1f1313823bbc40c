/** What the record refuses or cannot do. `DomainError` passes through it untouched. */

/** The stream is not there, or the actor may not know of it. → 404 */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}

/** The stream has moved on since the sequence number that the caller had seen. → 412 */
export class StaleSequence extends Error {
  override readonly name = 'StaleSequence';
  readonly seq: number;

  constructor(seq: number) {
    super(`the record is at sequence ${seq}`);
    this.seq = seq;
  }
}

/** An idempotency key came again with another body. → 422 */
export class IdempotencyMismatch extends Error {
  override readonly name = 'IdempotencyMismatch';
}

/** The database cannot be reached, or ended the transaction; whether a commit took place may be unknown. → 503 */
export class RecordUnavailable extends Error {
  override readonly name = 'RecordUnavailable';
}
