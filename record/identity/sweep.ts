import type { Database } from '../database.ts';
import { SIGN_IN } from '../system-actors.ts';
import { inTransaction } from '../transaction.ts';
import { ALIVE } from './sessions.ts';

/** Rows that somebody is signing in with at the moment are left to them. */
const OLD = [
  `DELETE FROM session WHERE id IN (SELECT id FROM session WHERE NOT (${ALIVE}) FOR UPDATE SKIP LOCKED)`,
  `DELETE FROM sign_in_attempt WHERE key IN (
    SELECT key FROM sign_in_attempt WHERE expire < extract(epoch FROM now()) * 1000 FOR UPDATE SKIP LOCKED)`,
  `DELETE FROM known_address WHERE (user_id, address_hash) IN (
    SELECT user_id, address_hash FROM known_address WHERE known_until < now() FOR UPDATE SKIP LOCKED)`,
];

/** Forgets sessions that are over, counts and waits that have run out, and addresses that nobody has come from for long. */
export async function forgetOldSignIns(db: Database): Promise<void> {
  await inTransaction(db, SIGN_IN, async (tx) => {
    for (const statement of OLD) await tx.prepared(statement);
  });
}
