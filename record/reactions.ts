import type { Reaction } from '../domain/decider.ts';
import type { Database } from './database.ts';
import type { StatementBuilder } from './statement.ts';
import { ENGINE } from './system-actors.ts';
import { inTransaction } from './transaction.ts';

/** 后续动作: something that the engine must do because of an event, once. */
export interface DueReaction {
  streamId: string;
  seq: number;
  kind: string;
  /** For `render-document`: which form; else empty. */
  form: string;
}

const COLUMNS = `stream_id AS "streamId", seq, kind, form`;

export function insertReactions(
  statement: StatementBuilder,
  streamId: string,
  reactions: readonly (Reaction & { seq: number })[],
): void {
  if (reactions.length === 0) return;
  statement.add(
    (value) => `INSERT INTO reaction (stream_id, seq, kind, form)
      SELECT ${value(streamId)}::uuid, seq, kind, form FROM unnest(${value(reactions.map(({ seq }) => seq))}::int[],
        ${value(reactions.map(({ kind }) => kind))}::text[],
        ${value(reactions.map(({ form }) => form ?? ''))}::text[]) AS given (seq, kind, form)`,
  );
}

/** What is left to do for one case, in the order it came up. */
export function undoneReactions(db: Database, streamId: string): Promise<DueReaction[]> {
  return inTransaction(db, ENGINE, (tx) =>
    tx.prepared<DueReaction>(
      `SELECT ${COLUMNS} FROM reaction WHERE stream_id = $1 AND done_at IS NULL ORDER BY seq, kind, form`,
      [streamId],
    ),
  );
}

/** Everything left to do, the oldest case first; at most `limit`. */
export function pendingReactions(db: Database, limit: number): Promise<(DueReaction & { recordKind: string })[]> {
  return inTransaction(db, ENGINE, (tx) =>
    tx.prepared<DueReaction & { recordKind: string }>(
      `SELECT ${COLUMNS}, (SELECT stream.kind FROM stream WHERE stream.id = stream_id) AS "recordKind"
       FROM reaction WHERE done_at IS NULL ORDER BY stream_id, seq, reaction.kind, form LIMIT $1`,
      [limit],
    ),
  );
}

/** Done, for good; a second time does nothing. */
export async function markDone(db: Database, { streamId, seq, kind, form }: DueReaction): Promise<void> {
  await inTransaction(db, ENGINE, async (tx) =>
    tx.send(
      `UPDATE reaction SET done_at = record_now()
       WHERE stream_id = $1 AND seq = $2 AND kind = $3 AND form = $4 AND done_at IS NULL`,
      [streamId, seq, kind, form],
    ),
  );
}
