import { randomUUID } from 'node:crypto';
import type { KeyRing } from './keys.ts';
import type { Tx } from './transaction.ts';

/** 常用筛选: a look at a list that somebody wants to come back to. */
export interface SavedFilter {
  id: string;
  name: string;
  filters: Record<string, string>;
}

const PURPOSE = 'saved-filter';

/** The actor's own, in the order in which they were saved. */
export async function listSavedFilters(tx: Tx, keys: KeyRing): Promise<SavedFilter[]> {
  const { userId } = tx.actor;
  const rows = await tx.query<{ id: string; cipher: Buffer }>(
    'SELECT id, cipher FROM saved_filter WHERE user_id = $1 ORDER BY saved_at, id',
    [userId],
  );
  return rows.map(({ id, cipher }) => ({
    id,
    ...(JSON.parse(keys.openSmall(PURPOSE, cipher, [userId, id]).toString('utf8')) as Omit<SavedFilter, 'id'>),
  }));
}

/** Saves one; another of the same name makes room for it. */
export async function saveFilter(tx: Tx, keys: KeyRing, saved: Omit<SavedFilter, 'id'>): Promise<SavedFilter> {
  const { userId } = tx.actor;
  const same = (await listSavedFilters(tx, keys)).filter(({ name }) => name === saved.name);
  for (const { id } of same) await removeSavedFilter(tx, id);
  const id = randomUUID();
  const cipher = keys.sealSmall(PURPOSE, Buffer.from(JSON.stringify(saved)), [userId, id]);
  await tx.query('INSERT INTO saved_filter (id, user_id, cipher, saved_at) VALUES ($1, $2, $3, record_now())', [
    id,
    userId,
    cipher,
  ]);
  return { id, ...saved };
}

/** False if the actor has none of that id. */
export async function removeSavedFilter(tx: Tx, id: string): Promise<boolean> {
  const removed = await tx.query('DELETE FROM saved_filter WHERE user_id = $1 AND id = $2 RETURNING id', [
    tx.actor.userId,
    id,
  ]);
  return removed.length > 0;
}
