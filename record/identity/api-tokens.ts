import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Database } from '../database.ts';
import { SIGN_IN } from '../system-actors.ts';
import { inTransaction, type Tx } from '../transaction.ts';
import type { Scope, SignIn } from './sessions.ts';
import { digestOfToken } from './token-digest.ts';

/** 接口令牌 of a machine, without the token itself, which nobody keeps. */
export interface ApiToken {
  id: string;
  name: string;
  scopes: Scope[];
  createdAt: Instant;
  expiresAt: Instant;
  lastUsedAt: Instant | null;
}

/** By this the two kinds of bearer are told apart before the record is asked. */
const PREFIX = 'fqt_';
const USED_AGAIN_AFTER = `interval '1 minute'`;
const API_TOKEN = `id, name, scopes, created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt"`;

export function isApiToken(token: string): boolean {
  return token.startsWith(PREFIX);
}

/** The token that a secret makes. */
export function apiTokenOf(secret: Buffer): string {
  return PREFIX + secret.toString('base64url');
}

export async function insertApiToken(
  tx: Tx,
  token: string,
  { userId, name, scopes, days }: { userId: string; name: string; scopes: readonly Scope[]; days: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO api_token (id, user_id, name, token_hash, scopes, expires_at)
     VALUES ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
    [randomUUID(), userId, name, digestOfToken(token), scopes, days],
  );
}

/** What is told of the token when it has been made. */
export async function apiTokenMade(tx: Tx, token: string): Promise<ApiToken> {
  const [made] = await tx.query<ApiToken>(`SELECT ${API_TOKEN} FROM api_token WHERE token_hash = $1`, [
    digestOfToken(token),
  ]);
  if (!made) throw new Error('the token was not made');
  return made;
}

/** Those of a user that are good for something. */
export function apiTokensOf(tx: Tx, userId: string): Promise<ApiToken[]> {
  return tx.query(
    `SELECT ${API_TOKEN} FROM api_token WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > now()
     ORDER BY created_at, id`,
    [userId],
  );
}

/** False if the user has none of that id that is still good. */
export async function revokeApiToken(tx: Tx, userId: string, id: string): Promise<boolean> {
  const revoked = await tx.query(
    'UPDATE api_token SET revoked_at = now() WHERE user_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING id',
    [userId, id],
  );
  return revoked.length > 0;
}

const FIND = `SELECT api_token.id, scopes, app_user.id AS "userId", organisation_id AS "organisationId", role,
    coalesce(last_used_at < now() - ${USED_AGAIN_AFTER}, true) AS unused
  FROM api_token JOIN app_user ON app_user.id = api_token.user_id JOIN user_role ON user_role.user_id = app_user.id
  WHERE token_hash = $1 AND revoked_at IS NULL AND now() < expires_at AND status = 'active' AND valid`;

/** Who acts with that token; null as for a session. */
export async function findApiToken(db: Database, token: string): Promise<SignIn | null> {
  const [row] = await inTransaction(db, SIGN_IN, (tx) =>
    tx.prepared<Actor & { id: string; scopes: Scope[]; unused: boolean }>(FIND, [digestOfToken(token)]),
  );
  if (!row) return null;
  const { id, scopes, unused, ...actor } = row;
  if (unused) noteUsed(db, id);
  return { id, scopes, actor, manner: 'api-token', demand: null };
}

/** Nobody waits for it, and where it fails the next minute's does it. */
function noteUsed(db: Database, id: string): void {
  inTransaction(db, SIGN_IN, (tx) =>
    tx.prepared('UPDATE api_token SET last_used_at = now() WHERE id = $1', [id]),
  ).catch(() => undefined);
}
