import type { Instant } from '../domain/time/instant.ts';
import type { Database } from './database.ts';
import type { AnyEvent, Outcome } from './follow.ts';
import type { StatementBuilder } from './statement.ts';
import { ENGINE } from './system-actors.ts';
import { inTransaction } from './transaction.ts';

/** 发件箱: what the engine has to know of one case. One row a case, overwritten: only the newest news counts. */
export interface OutboxEntry {
  streamId: string;
  kind: string;
  seq: number;
  open: boolean;
  /** The earliest deadline, by the record's clock; null if none runs. */
  nextDueAt: Instant | null;
  /** A reaction has not been told of yet. */
  reactionPending: boolean;
  /** Null if the engine was never told of the case. */
  deliveredSeq: number | null;
  deliveredDueAt: Instant | null;
  /** Whether its workflow has ever been handed the case: one that has not is still asleep. */
  handedOver: boolean;
}

/** The columns of an OutboxEntry. */
export const ENTRY = `stream_id AS "streamId", kind, seq, open, next_due_at AS "nextDueAt",
  coalesce(reaction_seq > coalesce(delivered_seq, 0), false) AS "reactionPending",
  delivered_seq AS "deliveredSeq", delivered_due_at AS "deliveredDueAt",
  delivered_stage IS NOT NULL AS "handedOver"`;

/** Adds the write for a command's outcome. What was delivered, and what of it is news, the row itself knows. */
export function writeOutbox(
  statement: StatementBuilder,
  stream: { id: string; kind: string; opens: boolean },
  { seq, open, nextDueAt, reactions }: Outcome<unknown, AnyEvent>,
): void {
  const reactionSeq = reactions.at(-1)?.seq ?? null;
  const dueAt = open ? nextDueAt : null;
  if (stream.opens) {
    statement.add(
      (value) => `INSERT INTO outbox (stream_id, kind, seq, open, next_due_at, reaction_seq)
        VALUES (${[stream.id, stream.kind, seq, open, dueAt, reactionSeq].map(value).join(', ')})`,
    );
  } else {
    statement.add(
      (value) => `UPDATE outbox SET seq = ${value(seq)}, open = ${value(open)}, next_due_at = ${value(dueAt)},
        reaction_seq = coalesce(${value(reactionSeq)}, reaction_seq) WHERE stream_id = ${value(stream.id)}`,
    );
  }
}

/** Cases with news for the engine, by the one rule that the column `undelivered` of migration 001 states. */
export function undelivered(db: Database, limit: number): Promise<OutboxEntry[]> {
  return read(db, `SELECT ${ENTRY} FROM outbox WHERE undelivered ORDER BY stream_id LIMIT $1`, [limit]);
}

/** One case's entry, or null if there is no such case. */
export async function outboxEntry(db: Database, streamId: string): Promise<OutboxEntry | null> {
  return (await read(db, `SELECT ${ENTRY} FROM outbox WHERE stream_id = $1`, [streamId]))[0] ?? null;
}

/** Every open case in order of its id, after the one given, for `reconcile`. */
export function openStreams(db: Database, after: string | null, limit: number): Promise<OutboxEntry[]> {
  return read(
    db,
    `SELECT ${ENTRY} FROM outbox WHERE open AND ($1::uuid IS NULL OR stream_id > $1) ORDER BY stream_id LIMIT $2`,
    [after, limit],
  );
}

/**
 * Notes what the engine now knows: the case as of `seq`, waiting for `dueAt`. Call it after a delivery, and when a woken
 * workflow has been answered with the case's standing. Something newer noted meanwhile is left alone.
 */
export async function markDelivered(
  db: Database,
  streamId: string,
  { seq, dueAt, open }: { seq: number; dueAt: Instant | null; open: boolean },
): Promise<void> {
  await inTransaction(db, ENGINE, async (tx) =>
    tx.send(
      `UPDATE outbox SET delivered_seq = $2, delivered_due_at = $3, delivered_open = $4
       WHERE stream_id = $1 AND coalesce(delivered_seq, 0) <= $2`,
      [streamId, seq, dueAt, open],
    ),
  );
}

/** The earliest due instant among open cases, or null if nothing is awaited. */
export async function nextDue(db: Database): Promise<Instant | null> {
  const [row] = await inTransaction(db, ENGINE, (tx) =>
    tx.prepared<{ at: Instant | null }>('SELECT min(next_due_at) AS at FROM outbox WHERE open'),
  );
  return row?.at ?? null;
}

/** Open cases of which something is due at `now`, the longest due first. */
export function dueStreams(db: Database, now: Instant): Promise<OutboxEntry[]> {
  return read(db, `SELECT ${ENTRY} FROM outbox WHERE open AND next_due_at <= $1 ORDER BY next_due_at`, [now]);
}

function read(db: Database, text: string, values: unknown[]): Promise<OutboxEntry[]> {
  return inTransaction(db, ENGINE, (tx) => tx.prepared<OutboxEntry>(text, values));
}
