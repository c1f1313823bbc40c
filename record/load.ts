import { erasedCase } from './case-key.ts';
import { DomainError } from '../domain/errors.ts';
import { type Instant, instantOf } from '../domain/time/instant.ts';
import { NOW_MS_SQL } from './clock.ts';
import { type AnswerRow, type IdempotencyRequest } from './idempotency.ts';
import type { Tx } from './transaction.ts';

/** Everything a command needs to know, read in one statement after the stream was locked. */
export interface Loaded {
  /** The record's clock. */
  now: Instant;
  organisationsVersion: number;
  /** Of the case; for a new one, the newest in effect. */
  policyVersion: number;
  /** The record that it hangs on; null for a new one. */
  rootId: string | null;
  /** Null if there is none that the actor may see. */
  stream: LoadedStream | null;
  /** Given to an earlier request with the same idempotency key. */
  answer: AnswerRow | null;
}

export interface LoadedStream {
  seq: number;
  state: unknown;
  headHash: Buffer;
  lastAt: Instant;
}

interface Row {
  now_ms: number;
  organisations_version: number;
  policy_version: number;
  root_id: string | null;
  seq: number | null;
  state: unknown;
  head_hash: Buffer;
  last_at: Instant;
  erased?: boolean | null;
  answer_stream_id: string | null;
  answer_from_seq: number;
  answer_seq: number;
  answer_body_hmac: Buffer;
}

// The lock is in a subquery, so that the clock, in the outer list, is read after the wait for it. NO KEY UPDATE lets
// documents and files be inserted beside a command; two commands on one stream still wait for each other.
const LOAD = `
  SELECT ${NOW_MS_SQL} AS now_ms, instance.organisations_version, locked.*, answered.*
  FROM instance
  LEFT JOIN LATERAL (
    SELECT seq, state, head_hash, last_at, policy_version, root_id, erased FROM stream WHERE id = $1 AND kind = $2 FOR NO KEY UPDATE
  ) AS locked ON true
  LEFT JOIN LATERAL (
    SELECT stream_id AS answer_stream_id, from_seq AS answer_from_seq, seq AS answer_seq, body_hmac AS answer_body_hmac
    FROM idempotency WHERE user_id = $3 AND route = $4 AND key = $5
  ) AS answered ON true`;

const LOAD_FOR_NEW = `
  SELECT ${NOW_MS_SQL} AS now_ms, instance.organisations_version, null::int AS seq, null::uuid AS root_id, answered.*,
    (SELECT version FROM policy_version
      WHERE effective_from <= (coalesce($4, record_now()) AT TIME ZONE 'Asia/Shanghai')::date
      ORDER BY effective_from DESC, version DESC LIMIT 1) AS policy_version
  FROM instance
  LEFT JOIN LATERAL (
    SELECT stream_id AS answer_stream_id, from_seq AS answer_from_seq, seq AS answer_seq, body_hmac AS answer_body_hmac
    FROM idempotency WHERE user_id = $1 AND route = $2 AND key = $3
  ) AS answered ON true`;

export async function load(
  tx: Tx,
  stream: { id: string; kind: string; opens: boolean },
  given: { idempotency?: IdempotencyRequest | undefined; now?: Instant | undefined },
): Promise<Loaded> {
  const { idempotency, now } = given;
  const key = [tx.actor.userId, idempotency?.route ?? null, idempotency?.key ?? null];
  const [row] = stream.opens
    ? await tx.prepared<Row>(LOAD_FOR_NEW, [...key, now ?? null])
    : await tx.prepared<Row>(LOAD, [stream.id, stream.kind, ...key]);
  if (!row) throw new Error('this database is not migrated');
  if (row.erased) throw erasedCase();
  if (stream.opens && row.policy_version === null) throw new DomainError('rule-broken', 'No policy is in effect yet.');
  return {
    now: instantOf(row.now_ms),
    organisationsVersion: row.organisations_version,
    policyVersion: row.policy_version,
    rootId: row.root_id,
    stream: row.seq === null ? null : { seq: row.seq, state: row.state, headHash: row.head_hash, lastAt: row.last_at },
    answer:
      row.answer_stream_id === null
        ? null
        : {
            streamId: row.answer_stream_id,
            fromSeq: row.answer_from_seq,
            seq: row.answer_seq,
            bodyHmac: row.answer_body_hmac,
          },
  };
}
