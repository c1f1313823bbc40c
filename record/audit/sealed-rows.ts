import type { Tx } from '../transaction.ts';

/** What of the trail one checkpoint covers. */
export interface SealedTrail {
  /** Which rows, as PostgreSQL writes an `int8multirange`: `{[1,240),[241,260)}`. */
  trailRows: string;
  /** SHA-256 over the hashes of those rows in order. */
  trailHash: Buffer;
}

// Every column, in a form that neither time zone nor settings of a connection change. A column added later is sealed by a
// column of its own beside the digest, or old checkpoints would no longer verify.
const ROW_HASH = `sha256(convert_to(jsonb_build_array(n, id, kind, outcome, stream_id, person_id, document_id, field, user_id,
  organisation_id, role, encode(purpose, 'hex'), route, about, encode(words, 'hex'), word_index::text[], session_id, address,
  user_agent, at AT TIME ZONE 'UTC', entered_at AT TIME ZONE 'UTC', txid::text)::text, 'UTF8'))`;

const DIGEST = `coalesce(range_agg(int8range(n, n, '[]'))::text, '{}') AS "trailRows",
  sha256(coalesce(string_agg(${ROW_HASH}, ''::bytea ORDER BY n), ''::bytea)) AS "trailHash"`;

// From where the last one left off that covered the trail at all: an older release may have sealed in between.
const NEW_ROWS = `
  WITH sealed AS (
    SELECT below FROM checkpoint WHERE trail_rows IS NOT NULL ORDER BY id DESC LIMIT 1
  ), bounds AS (
    SELECT coalesce((SELECT below FROM sealed), '0'::xid8) AS since,
      coalesce((SELECT below FROM sealed) > pg_snapshot_xmax(pg_current_snapshot()), false) AS restored
  )
  SELECT ${DIGEST} FROM audit
  WHERE (SELECT restored FROM bounds) OR (txid >= (SELECT since FROM bounds) AND txid < $1::xid8)`;

const SAME_ROWS = `SELECT ${DIGEST} FROM audit
  WHERE n <@ $1::int8multirange AND n >= lower($1::int8multirange) AND n < upper($1::int8multirange)`;

const UNSEALED_ROWS = `
  WITH sealed AS (
    SELECT range_agg(part) AS rows FROM checkpoint, unnest(trail_rows::int8multirange) AS part
  ), last AS (
    SELECT below FROM checkpoint WHERE trail_rows IS NOT NULL ORDER BY id DESC LIMIT 1
  )
  SELECT n FROM audit, last
  WHERE txid < last.below AND (SELECT NOT coalesce(n <@ rows, false) FROM sealed) ORDER BY n LIMIT 20`;

/** The trail's rows since the last checkpoint, up to the transactions that are over for good. */
export async function newTrailRows(tx: Tx, below: string): Promise<SealedTrail> {
  const [rows] = await tx.prepared<SealedTrail>(NEW_ROWS, [below]);
  if (!rows) throw new Error('an aggregate gave no row');
  return rows;
}

/** What of the rows that were sealed is there now, with its digest as it now is. */
export async function trailRowsNow(tx: Tx, sealedRows: string): Promise<SealedTrail> {
  const [rows] = await tx.prepared<SealedTrail>(SAME_ROWS, [sealedRows]);
  if (!rows) throw new Error('an aggregate gave no row');
  return rows;
}

/** The first rows that no checkpoint covers although one came after them. */
export async function unsealedTrailRows(tx: Tx): Promise<number[]> {
  const rows = await tx.prepared<{ n: number }>(UNSEALED_ROWS);
  return rows.map(({ n }) => n);
}
