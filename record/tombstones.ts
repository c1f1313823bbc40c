import type { ErasedKey, ErasureEvent } from '../domain/erasure/erasure.ts';
import type { StatementBuilder } from './statement.ts';
import type { Tx } from './transaction.ts';

/** 墓碑: what was erased, and the event that ordered it. */
export interface Tombstone extends ErasedKey {
  erasureId: string;
  erasureSeq: number;
}

/** Writes a tombstone for every key that the events destroy; the database destroys it with that (migration 020). */
export function raiseTombstones(
  statement: StatementBuilder,
  erasureId: string,
  events: readonly (ErasureEvent & { seq: number })[],
): void {
  for (const event of events) {
    if (event.type !== 'erased') continue;
    const { erases, seq, at } = event;
    statement.add(
      (value) => `INSERT INTO tombstone (id, kind, stream_id, erasure_id, erasure_seq, at)
        SELECT id, kind, "streamId", ${value(erasureId)}::uuid, ${value(seq)}::int, ${value(at)}::timestamptz
        FROM jsonb_to_recordset(${value(JSON.stringify(erases))}) AS given (id uuid, kind text, "streamId" uuid)
        ON CONFLICT (id) DO NOTHING`,
    );
  }
}

/** All there are, in the order in which they were raised. */
export function allTombstones(tx: Tx): Promise<Tombstone[]> {
  return tx.query<Tombstone>(
    `SELECT id, kind, stream_id AS "streamId", erasure_id AS "erasureId", erasure_seq AS "erasureSeq"
     FROM tombstone ORDER BY number`,
  );
}
