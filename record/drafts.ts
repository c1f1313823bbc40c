import { randomUUID } from 'node:crypto';
import { dayBefore } from '../domain/time/days-back.ts';
import { dateOf, type Instant, startOfDay } from '../domain/time/instant.ts';
import type { RecordContext } from './context.ts';
import type { KeyRing } from './keys.ts';
import { inTransaction, SYSTEM, type Tx } from './transaction.ts';

/** What a draft is of: a registration, a roll of claimants that was looked through. */
export type DraftKind = 'registration' | 'roll';

/** 草稿: what somebody has begun to enter, in the clear. It is theirs alone. */
export interface Draft {
  id: string;
  content: Buffer;
  savedAt: Instant;
}

interface Row {
  id: string;
  cipher: Buffer;
  savedAt: Instant;
}

const COLUMNS = `id, cipher, saved_at AS "savedAt"`;
/** More than these nobody has begun and means to finish; the oldest make room. */
const MOST = 20;

/** The actor's own of a kind, the latest first. */
export async function listDrafts(tx: Tx, keys: KeyRing, kind: DraftKind): Promise<Draft[]> {
  const rows = await tx.query<Row>(
    `SELECT ${COLUMNS} FROM draft WHERE user_id = $1 AND kind = $2 ORDER BY saved_at DESC, id`,
    [tx.actor.userId, kind],
  );
  return rows.map((row) => opened(tx, keys, kind, row));
}

/** Null if the actor has none of that id. */
export async function readDraft(tx: Tx, keys: KeyRing, kind: DraftKind, id: string): Promise<Draft | null> {
  const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM draft WHERE user_id = $1 AND kind = $2 AND id = $3`, [
    tx.actor.userId,
    kind,
    id,
  ]);
  return row === undefined ? null : opened(tx, keys, kind, row);
}

/** Begins one. Answers its id. */
export async function beginDraft(tx: Tx, keys: KeyRing, kind: DraftKind, content: Buffer): Promise<string> {
  const id = randomUUID();
  const { userId } = tx.actor;
  await tx.query(`INSERT INTO draft (id, user_id, kind, cipher, saved_at) VALUES ($1, $2, $3, $4, record_now())`, [
    ...[id, userId, kind],
    keys.sealSmall(`draft-${kind}`, content, [userId, id]),
  ]);
  await tx.query(
    `DELETE FROM draft WHERE id IN (
      SELECT id FROM draft WHERE user_id = $1 AND kind = $2 ORDER BY saved_at DESC OFFSET ${MOST})`,
    [userId, kind],
  );
  return id;
}

/** Keeps a draft as it now is. False if the actor has none of that id any more. */
export async function keepDraft(tx: Tx, keys: KeyRing, kind: DraftKind, id: string, content: Buffer): Promise<boolean> {
  const { userId } = tx.actor;
  const kept = await tx.query(
    `UPDATE draft SET cipher = $4, saved_at = record_now() WHERE user_id = $1 AND kind = $2 AND id = $3 RETURNING id`,
    [userId, kind, id, keys.sealSmall(`draft-${kind}`, content, [userId, id])],
  );
  return kept.length > 0;
}

export async function discardDraft(tx: Tx, kind: DraftKind, id: string): Promise<void> {
  await tx.query('DELETE FROM draft WHERE user_id = $1 AND kind = $2 AND id = $3', [tx.actor.userId, kind, id]);
}

/** Forgets drafts that nobody has touched for as long as policy keeps them (个人信息保护法 19). Answers how many. */
export async function forgetOldDrafts({ db, policies }: RecordContext, now: Instant): Promise<number> {
  const today = dateOf(now);
  return inTransaction(db, SYSTEM, async (tx) => {
    const { drafts } = (await policies.effectiveOn(tx, today)).privacy;
    const before = startOfDay(dayBefore(today, drafts.period));
    return (await tx.query('DELETE FROM draft WHERE saved_at < $1 RETURNING 1', [before])).length;
  });
}

function opened({ actor }: Tx, keys: KeyRing, kind: DraftKind, { id, cipher, savedAt }: Row): Draft {
  return { id, savedAt, content: keys.openSmall(`draft-${kind}`, cipher, [actor.userId, id]) };
}
