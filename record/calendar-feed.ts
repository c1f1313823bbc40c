import { randomBytes } from 'node:crypto';
import type { Actor } from '../domain/organisation/actor.ts';
import { macOf } from './cipher.ts';
import type { RecordContext } from './context.ts';
import { SIGN_IN } from './system-actors.ts';
import { inTransaction } from './transaction.ts';
import { digestOfToken } from './identity/token-digest.ts';

/** 日历订阅: a secret that stands for one person in a calendar program's address, and opens nothing but that calendar. */
const TOKEN_BYTES = 32;

/**
 * A new secret, once; the one before it no longer opens anything. Nobody keeps it, so one that is asked for again with the same
 * key of the request is made again from that.
 */
export async function renewCalendarFeed(
  { db, keys }: Pick<RecordContext, 'db' | 'keys'>,
  actor: Actor,
  requestKey: string | undefined,
): Promise<string> {
  const secret =
    requestKey === undefined
      ? randomBytes(TOKEN_BYTES)
      : macOf(keys.bindingKey, ['calendar-feed', actor.userId, requestKey]);
  const token = secret.toString('base64url');
  await inTransaction(db, actor, (tx) =>
    tx.query(
      `INSERT INTO calendar_feed (user_id, token_hash) VALUES ($1, $2)
       ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = now()`,
      [actor.userId, digestOfToken(token)],
    ),
  );
  return token;
}

/** The address opens nothing any more. */
export async function endCalendarFeed({ db }: Pick<RecordContext, 'db'>, actor: Actor): Promise<void> {
  await inTransaction(db, actor, (tx) => tx.query('DELETE FROM calendar_feed WHERE user_id = $1', [actor.userId]));
}

/** Whose calendar that is, in the role and at the station of today; null for a secret that is none. */
export async function calendarOwner({ db }: Pick<RecordContext, 'db'>, token: string): Promise<Actor | null> {
  const [actor] = await inTransaction(db, SIGN_IN, (tx) =>
    tx.prepared<Actor>(
      `SELECT app_user.id AS "userId", organisation_id AS "organisationId", role
       FROM calendar_feed JOIN app_user ON app_user.id = calendar_feed.user_id
         JOIN user_role ON user_role.user_id = app_user.id
       WHERE token_hash = $1 AND valid AND status = 'active'`,
      [digestOfToken(token)],
    ),
  );
  return actor ?? null;
}
