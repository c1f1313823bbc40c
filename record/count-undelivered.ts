import type { Database } from './database.ts';
import { ENGINE } from './system-actors.ts';
import { inTransaction } from './transaction.ts';

/** How many cases wait to be told to the engine; near 0 while it is up. */
export async function countUndelivered(db: Database): Promise<number> {
  const [row] = await inTransaction(db, ENGINE, (tx) =>
    tx.query<{ total: number }>('SELECT count(*) AS total FROM outbox WHERE undelivered'),
  );
  return row?.total ?? 0;
}
