import { setTimeout as delay } from 'node:timers/promises';
import type { Instant } from '../domain/time/instant.ts';
import type { Database } from './database.ts';
import { RecordUnavailable } from './errors.ts';
import type { KeyRing } from './keys.ts';
import { newTrailRows } from './audit/sealed-rows.ts';
import { type Checkpoint, checkpointHash, checkpointHmac, GENESIS } from './hash-chain.ts';
import { SEALER } from './system-actors.ts';
import { inTransaction, type Tx } from './transaction.ts';

/** A checkpoint as it is kept. */
export interface SealedCheckpoint extends Checkpoint {
  hash: Buffer;
  hmac: Buffer;
  /** Of the key that it is signed with. */
  keyId: number;
}

/** A multirange of nothing. */
const NO_ROWS = '{}';

const INTERVAL_MS = 500;
const RETRY_MS = 20;
const LONGEST_WAIT_MS = 10_000;
/** Any number that no other program takes on this database. */
const SEALER_LOCK = 7_236_002;

const SNAPSHOT_END = `SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS "end"`;
const LAST = `SELECT id, below::text AS below, hash FROM checkpoint ORDER BY id DESC LIMIT 1`;

// Transactions below the oldest running one are over for good. Numbers begin again when a dump is restored on a new
// server: then the last checkpoint lies in the future, and everything is sealed once more.
const CHANGED_HEADS = `
  WITH bounds AS (
    SELECT pg_snapshot_xmin(pg_current_snapshot()) AS below,
      $1::xid8 > pg_snapshot_xmax(pg_current_snapshot()) AS restored
  ), heads AS (
    SELECT DISTINCT ON (stream_id) stream_id, seq, hash FROM event, bounds
    WHERE restored OR (txid >= $1::xid8 AND txid < bounds.below)
    ORDER BY stream_id, seq DESC
  )
  SELECT bounds.below::text AS below, record_now() AS at,
    (SELECT coalesce(array_agg(stream_id::text ORDER BY stream_id), '{}') FROM heads) AS "streamIds",
    (SELECT coalesce(array_agg(seq ORDER BY stream_id), '{}') FROM heads) AS seqs,
    (SELECT coalesce(array_agg(hash ORDER BY stream_id), '{}') FROM heads) AS hashes
  FROM bounds`;

/**
 * 封印: chains the heads of all streams that changed since the last checkpoint, and what the audit trail gained, into a new
 * one, and signs it with a key that is not in the database. Answers it, or null if nothing changed or another process is sealing.
 */
export function sealOnce(db: Database, keys: KeyRing): Promise<SealedCheckpoint | null> {
  return inTransaction(db, SEALER, async (tx) => {
    const [lock] = await tx.prepared<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [SEALER_LOCK]);
    return lock?.mine ? (await seal(tx, keys)).checkpoint : null;
  });
}

/**
 * Seals everything that was committed before the call: waits for another process that is sealing, and for transactions
 * that were running, on any database of the server, at most ten seconds. Answers the last checkpoint made, or null.
 */
export async function sealNow(db: Database, keys: KeyRing): Promise<SealedCheckpoint | null> {
  const [snapshot] = await inTransaction(db, SEALER, (tx) => tx.prepared<{ end: string }>(SNAPSHOT_END));
  const until = performance.now() + LONGEST_WAIT_MS;
  let made: SealedCheckpoint | null = null;
  for (;;) {
    const { below, checkpoint } = await inTransaction(db, SEALER, async (tx) => {
      await tx.prepared('SELECT pg_advisory_xact_lock($1)', [SEALER_LOCK]);
      return seal(tx, keys);
    });
    made = checkpoint ?? made;
    if (BigInt(below) >= BigInt(snapshot?.end ?? 0) || performance.now() > until) return made;
    await delay(RETRY_MS);
  }
}

/**
 * Seals twice a second until the signal aborts; several processes may do so side by side. `onCheckpoint` may write the
 * checkpoint's hash to a place outside the database. A database that is away is tried again.
 */
export async function runSealer(
  db: Database,
  keys: KeyRing,
  signal: AbortSignal,
  onCheckpoint: (checkpoint: SealedCheckpoint) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const checkpoint = await sealOnce(db, keys);
      if (checkpoint) onCheckpoint(checkpoint);
    } catch (error) {
      if (!(error instanceof RecordUnavailable)) throw error;
    }
    await delay(INTERVAL_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function seal(tx: Tx, keys: KeyRing): Promise<{ below: string; checkpoint: SealedCheckpoint | null }> {
  const [last] = await tx.prepared<{ id: number; below: string; hash: Buffer }>(LAST);
  const [changed] = await tx.prepared<Omit<Checkpoint, 'id'>>(CHANGED_HEADS, [last?.below ?? '0']);
  if (!changed) throw new Error('the server named no snapshot');
  const trail = await newTrailRows(tx, changed.below);
  if (changed.streamIds.length === 0 && trail.trailRows === NO_ROWS) return { below: changed.below, checkpoint: null };
  const next = { id: (last?.id ?? 0) + 1, ...changed, ...trail };
  const hash = checkpointHash(last?.hash ?? GENESIS, next);
  const { id: keyId, key } = keys.sealerKey;
  const checkpoint = { ...next, hash, hmac: checkpointHmac(key, hash), keyId };
  insertCheckpoint(tx, checkpoint);
  return { below: changed.below, checkpoint };
}

function insertCheckpoint(tx: Tx, sealed: SealedCheckpoint): void {
  const { id, at, below, streamIds, seqs, hashes, trailRows, trailHash, hash, hmac, keyId } = sealed;
  tx.send(
    `INSERT INTO checkpoint (id, at, below, stream_ids, seqs, hashes, trail_rows, trail_hash, hash, hmac, key_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, at, below, streamIds, seqs, hashes, trailRows, trailHash, hash, hmac, keyId],
  );
}

/** Checkpoints in order, after the one given. */
export async function readCheckpoints(tx: Tx, after: number, limit: number): Promise<SealedCheckpoint[]> {
  type Row = SealedCheckpoint & { at: Instant; trailRows: string | null; trailHash: Buffer | null };
  const rows = await tx.prepared<Row>(
    `SELECT id, at, below::text AS below, stream_ids::text[] AS "streamIds", seqs, hashes, trail_rows AS "trailRows",
       trail_hash AS "trailHash", hash, hmac, key_id AS "keyId"
     FROM checkpoint WHERE id > $1 ORDER BY id LIMIT $2`,
    [after, limit],
  );
  return rows.map((row) => ({ ...row, trailRows: row.trailRows ?? undefined, trailHash: row.trailHash ?? undefined }));
}
