import type { Instant } from '../domain/time/instant.ts';
import { NOW_MS_SQL } from './clock.ts';
import type { Database } from './database.ts';
import { NotFound } from './errors.ts';
import { ENTRY, type OutboxEntry } from './outbox.ts';
import type { DueReaction } from './reactions.ts';
import { ENGINE } from './system-actors.ts';
import { inTransaction } from './transaction.ts';

// A workflow that has been woken answers where its case stands, so it is told when a person has moved it on. One that
// still waits for its start cannot be asked and need not know.
const NEWS = `SELECT ${ENTRY} FROM outbox WHERE stream_id = ANY ($1::uuid[]) AND (undelivered
  OR (open AND delivered_seq < seq
    AND delivered_stage <> (SELECT stage_of(state) FROM stream WHERE stream.id = outbox.stream_id)))`;

/** Which of these cases are news to the engine. */
export function newsAmong(db: Database, streamIds: readonly string[]): Promise<OutboxEntry[]> {
  return inTransaction(db, ENGINE, (tx) => tx.prepared<OutboxEntry>(NEWS, [streamIds]));
}

/**
 * Notes that the engine waits for the first deadline of a case it had not known, as of `seq`. False if nothing was noted: a
 * reaction came up meanwhile, and the case is still news; or somebody else was quicker.
 */
export async function markArmed(
  db: Database,
  { streamId, seq, nextDueAt }: Pick<OutboxEntry, 'streamId' | 'seq' | 'nextDueAt'>,
): Promise<boolean> {
  const noted = await inTransaction(db, ENGINE, (tx) =>
    tx.prepared(
      `UPDATE outbox SET delivered_seq = $2, delivered_due_at = $3, delivered_open = true
       WHERE stream_id = $1 AND delivered_seq IS NULL AND reaction_seq IS NULL RETURNING seq`,
      [streamId, seq, nextDueAt],
    ),
  );
  return noted.length > 0;
}

/** What the engine is told of a case when it looks. */
export interface HandedOver {
  kind: string;
  seq: number;
  open: boolean;
  nextDueAt: Instant | null;
  state: unknown;
  policyVersion: number;
  reactions: Omit<DueReaction, 'streamId'>[];
  /** The record's moment, ms since 1970 UTC, and how fast its clock runs. */
  nowMs: number;
  rate: number;
}

// The outbox row is locked before anything is read: what commits later finds the mark and becomes news again.
const TELL = `UPDATE outbox SET delivered_seq = seq, delivered_due_at = next_due_at, delivered_open = open,
    delivered_stage = (SELECT stage_of(state) FROM stream WHERE stream.id = outbox.stream_id)
  WHERE stream_id = $1 RETURNING open, next_due_at AS "nextDueAt"`;
const READ = `SELECT kind, seq, state, policy_version AS "policyVersion", ${NOW_MS_SQL} AS "nowMs",
    coalesce((SELECT rate FROM demo_clock), 1) AS rate,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('seq', seq, 'kind', kind, 'form', form) ORDER BY seq, kind, form), '[]')
      FROM reaction WHERE stream_id = stream.id AND done_at IS NULL) AS reactions
  FROM stream WHERE id = $1`;

/**
 * 交接: tells the engine where a case stands and notes in the same transaction that it knows.
 * @throws NotFound, RecordUnavailable
 */
export function handOver(db: Database, streamId: string): Promise<HandedOver> {
  return inTransaction(db, ENGINE, async (tx) => {
    const [told, read] = await Promise.all([
      tx.prepared<Pick<HandedOver, 'open' | 'nextDueAt'>>(TELL, [streamId]),
      tx.prepared<Omit<HandedOver, 'open' | 'nextDueAt'>>(READ, [streamId]),
    ]);
    if (!told[0] || !read[0]) throw new NotFound(`there is no case ${streamId}`);
    return { ...told[0], ...read[0] };
  });
}
