import type { Database } from './database.ts';

/** Does `work` while holding a lock of the database session that nobody else holds; null at once if somebody does. */
export async function withSessionLock<T>(db: Database, lock: number, work: () => Promise<T>): Promise<T | null> {
  const client = await db.connect();
  let broken = true;
  try {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [lock]);
    if (!rows[0]?.mine) {
      broken = false;
      return null;
    }
    const result = await work();
    await client.query('SELECT pg_advisory_unlock($1)', [lock]);
    broken = false;
    return result;
  } finally {
    // Closing the session lets go of the lock, whatever happened to it.
    client.release(broken);
  }
}
