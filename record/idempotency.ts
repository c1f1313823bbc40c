import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Database } from './database.ts';
import { IdempotencyMismatch } from './errors.ts';
import type { KeyRing } from './keys.ts';
import type { StatementBuilder } from './statement.ts';
import { inTransaction, SYSTEM, type Tx } from './transaction.ts';

/** What a client sends along so that a repeated request has one effect. The user is the actor's. */
export interface IdempotencyRequest {
  key: string;
  route: string;
  body: string;
}

/** Where the answer to the first of the requests stands in the record. */
export interface StoredAnswer {
  streamId: string;
  fromSeq: number;
  seq: number;
}

export interface AnswerRow extends StoredAnswer {
  bodyHmac: Buffer;
}

const KEPT_DAYS = 7;
const LOCK = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';

/** Lets only one of several requests with this key go on; the others wait until it has committed or failed. */
export function lockKey(tx: Tx, { key, route }: IdempotencyRequest): void {
  tx.send(LOCK, [JSON.stringify([tx.actor.userId, route, key])]);
}

/** Throws IdempotencyMismatch if the stored answer was given to another body. */
export function requireSameBody(keys: KeyRing, request: IdempotencyRequest, answer: AnswerRow): void {
  if (!timingSafeEqual(bodyHmac(keys, request), answer.bodyHmac)) {
    throw new IdempotencyMismatch('this Idempotency-Key was used with another body');
  }
}

export function insertAnswer(
  statement: StatementBuilder,
  keys: KeyRing,
  userId: string,
  request: IdempotencyRequest,
  answer: StoredAnswer,
): void {
  statement.add(
    (value) => `INSERT INTO idempotency (user_id, route, key, body_hmac, stream_id, from_seq, seq)
      VALUES (${value(userId)}, ${value(request.route)}, ${value(request.key)}, ${value(bodyHmac(keys, request))},
        ${value(answer.streamId)}, ${value(answer.fromSeq)}, ${value(answer.seq)})`,
  );
}

/** Forgets answers older than seven days. Answers how many. */
export async function forgetOldAnswers(db: Database): Promise<number> {
  const forgotten = await inTransaction(db, SYSTEM, (tx) =>
    tx.query(`DELETE FROM idempotency WHERE created_at < now() - make_interval(days => $1) RETURNING 1`, [KEPT_DAYS]),
  );
  return forgotten.length;
}

/** Keyed, because a body holds names and facts that could be guessed at. */
function bodyHmac(keys: KeyRing, { body }: IdempotencyRequest): Buffer {
  return createHmac('sha256', keys.bindingKey).update('idempotency\0').update(body).digest();
}
