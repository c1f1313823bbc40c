import { createHash } from 'node:crypto';
import type { DueList, KeptBack, RetentionState } from '../../domain/retention/state.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Database } from '../database.ts';
import type { KeyRing } from '../keys.ts';
import { isStreamId } from '../stream-id.ts';
import { ENGINE } from '../system-actors.ts';
import { inTransaction, type Tx } from '../transaction.ts';
import { textsById } from '../views/dispute-item.ts';
import type { Page, PageRequest } from '../views/page.ts';
import type { DueFile } from './due-files.ts';

/** Which list: of which county's rounds, and which round. */
export interface ListRef {
  streamId: string;
  no: number;
}

export interface ListedFile extends DueFile {
  /** Null while nothing has been done about it. */
  done: 'destroyed' | 'left' | null;
  doneAt: Instant | null;
  keptBack: { reason: string; byUserId: string; at: Instant } | null;
}

/** A page of a list, and of which round it is; null before the first. */
export type ReadList = Page<ListedFile> & { no: number | null };

const COLUMNS = `case_id AS "caseId", number, type, outcome, class, opened_at AS "openedAt", closed_at AS "closedAt",
  due_on AS "dueOn", done, done_at AS "doneAt"`;

/** Every county's rounds that the actor's organisation may read: its own. */
export function listRetention(tx: Tx): Promise<{ seq: number; state: RetentionState }[]> {
  return tx.query(`SELECT seq, state FROM stream WHERE kind = 'retention-round' ORDER BY number`);
}

/** Writes a round's list down, once: a repeated attempt finds it as it was. Answers what the round's event holds of it. */
export async function writeList(tx: Tx, { streamId, no }: ListRef, files: readonly DueFile[]): Promise<DueList> {
  await tx.query(
    `INSERT INTO retention_item (stream_id, no, case_id, number, type, outcome, class, opened_at, closed_at, due_on)
     SELECT $1, $2, "caseId", number, type, outcome, class, "openedAt", "closedAt", "dueOn"
     FROM jsonb_to_recordset($3::jsonb) AS file ("caseId" uuid, number text, type text, outcome text, class text,
       "openedAt" timestamptz, "closedAt" timestamptz, "dueOn" date)
     WHERE NOT EXISTS (SELECT FROM retention_item WHERE stream_id = $1 AND no = $2)`,
    [streamId, no, JSON.stringify(files)],
  );
  const written = await tx.query<{ id: string }>(
    'SELECT case_id AS id FROM retention_item WHERE stream_id = $1 AND no = $2 ORDER BY case_id',
    [streamId, no],
  );
  const ids = written.map(({ id }) => id);
  return { cases: ids.length, digest: createHash('sha256').update(ids.join('\n')).digest('hex') };
}

/** 清册 of a round, the longest closed first. */
export async function readList(
  tx: Tx,
  keys: KeyRing,
  { streamId, no }: ListRef,
  { page, pageSize }: PageRequest,
): Promise<ReadList> {
  const rows = await tx.query<Omit<ListedFile, 'keptBack'>>(
    `SELECT ${COLUMNS} FROM retention_item WHERE stream_id = $1 AND no = $2
     ORDER BY closed_at, case_id LIMIT $3 OFFSET $4`,
    [streamId, no, pageSize, (page - 1) * pageSize],
  );
  const [counted] = await tx.query<{ total: number }>(
    'SELECT count(*) AS total FROM retention_item WHERE stream_id = $1 AND no = $2',
    [streamId, no],
  );
  const keptBack = await keptBackIn(tx, keys, { streamId, no });
  const items = rows.map((row) => ({ ...row, keptBack: keptBack.get(row.caseId) ?? null }));
  return { no: no === 0 ? null : no, items, page, pageSize, total: counted?.total ?? 0 };
}

async function keptBackIn(
  tx: Tx,
  keys: KeyRing,
  { streamId, no }: ListRef,
): Promise<Map<string, ListedFile['keptBack']>> {
  const rows = await tx.query<{ kept: KeptBack }>(
    `SELECT data->'kept' AS kept FROM event WHERE stream_id = $1 AND type = 'kept-back' AND (data->>'no')::integer = $2`,
    [streamId, no],
  );
  const words = await textsById(
    tx,
    keys,
    rows.map(({ kept }) => kept.reason.textId),
  );
  return new Map(
    rows.map(({ kept: { caseId, reason, byUserId, at } }) => [
      caseId,
      { reason: words.get(reason.textId) ?? '', byUserId, at },
    ]),
  );
}

/** A case as it last stood in a list of these rounds; null if it never did. */
export async function lastListed(
  tx: Tx,
  streamId: string,
  caseId: string,
): Promise<{ no: number; number: string } | null> {
  if (!isStreamId(streamId)) return null;
  const [row] = await tx.query<{ no: number; number: string }>(
    'SELECT no, number FROM retention_item WHERE stream_id = $1 AND case_id = $2 ORDER BY no DESC LIMIT 1',
    [streamId, caseId],
  );
  return row ?? null;
}

export type UndoneFile = Pick<DueFile, 'caseId' | 'dueOn'>;

/** Cases of the list, in order, with which nothing has been done yet. */
export async function undoneFiles(
  db: Database,
  { streamId, no }: ListRef,
  except: readonly string[],
  limit: number,
): Promise<UndoneFile[]> {
  return inTransaction(db, ENGINE, (tx) =>
    tx.query<UndoneFile>(
      `SELECT case_id AS "caseId", due_on AS "dueOn" FROM retention_item
       WHERE stream_id = $1 AND no = $2 AND done IS NULL AND case_id <> ALL ($3::uuid[])
       ORDER BY closed_at, case_id LIMIT $4`,
      [streamId, no, except, limit],
    ),
  );
}

export async function noteDone(
  tx: Tx,
  { streamId, no }: ListRef,
  caseId: string,
  done: 'destroyed' | 'left',
): Promise<void> {
  await tx.query(
    `UPDATE retention_item SET done = $4, done_at = record_now()
     WHERE stream_id = $1 AND no = $2 AND case_id = $3 AND done IS NULL`,
    [streamId, no, caseId, done],
  );
}

export async function countDone(db: Database, { streamId, no }: ListRef): Promise<{ destroyed: number; left: number }> {
  const [row] = await inTransaction(db, ENGINE, (tx) =>
    tx.query<{ destroyed: number; left: number }>(
      `SELECT count(*) FILTER (WHERE done = 'destroyed') AS destroyed, count(*) FILTER (WHERE done = 'left') AS "left"
       FROM retention_item WHERE stream_id = $1 AND no = $2`,
      [streamId, no],
    ),
  );
  return row ?? { destroyed: 0, left: 0 };
}
