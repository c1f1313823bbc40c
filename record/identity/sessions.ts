import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Database } from '../database.ts';
import { SIGN_IN } from '../system-actors.ts';
import { inTransaction, type Tx } from '../transaction.ts';
import { digestOfToken } from './token-digest.ts';

/** How somebody came to be who they say. */
export type Manner = 'password' | 'password+totp' | 'oidc' | 'api-token';

/** What must be done before anything else may be: 改密, 启用动态口令. */
export type Demand = 'change-password' | 'enrol-second-factor';

/** 权限范围 of a machine's token: to look, to change. */
export const SCOPES = ['read', 'write'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who a token stands for. */
export interface SignIn {
  actor: Actor;
  /** Of the session, or of the machine's token. */
  id: string;
  manner: Manner;
  demand: Demand | null;
  /** What a machine's token is good for; null for a person's session, which is good for everything. */
  scopes: readonly Scope[] | null;
}

/** From where something is asked. */
export interface Client {
  address: string;
  /** The address; of IPv6 its subnet, because whoever has one address of it has them all. */
  network: string;
  userAgent: string;
}

export interface NewSession extends Pick<Client, 'address' | 'userAgent'> {
  userId: string;
  manner: Exclude<Manner, 'api-token'>;
  mustEnrol: boolean;
  idleMinutes: number;
  hours: number;
}

const LONGEST_USER_AGENT = 300;
/** As often as anybody looks at when a session was last used. */
const SEEN_AGAIN_AFTER = `interval '1 minute'`;
/** By the real clock, so that moving a demo's clock logs nobody out. */
export const ALIVE = `now() < expires_at AND now() < last_seen_at + make_interval(mins => idle_minutes)`;

/** 会话: begins one and answers its token. */
export async function openSession(tx: Tx, session: NewSession): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.query(
    `INSERT INTO session (id, user_id, token_hash, manner, address, user_agent, must_enrol, idle_minutes, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(hours => $9))`,
    [
      randomUUID(),
      session.userId,
      digestOfToken(token),
      session.manner,
      session.address,
      session.userAgent.slice(0, LONGEST_USER_AGENT),
      session.mustEnrol,
      session.idleMinutes,
      session.hours,
    ],
  );
  return token;
}

const FIND = `SELECT session.id, manner, app_user.id AS "userId", organisation_id AS "organisationId", role,
    CASE WHEN must_change_password AND manner <> 'oidc' THEN 'change-password' WHEN must_enrol THEN 'enrol-second-factor' END AS demand,
    last_seen_at < now() - ${SEEN_AGAIN_AFTER} AS unseen
  FROM session JOIN app_user ON app_user.id = session.user_id JOIN user_role ON user_role.user_id = app_user.id
  WHERE token_hash = $1 AND ${ALIVE} AND status = 'active' AND valid`;

/**
 * Who acts with that token; null if it is unknown or has run out, or if its user may not act today.
 * @param unattended a page asks by itself, and nobody has done anything: the session runs out as if it had not asked
 */
export async function findSession(db: Database, token: string, unattended = false): Promise<SignIn | null> {
  const [row] = await inTransaction(db, SIGN_IN, (tx) =>
    tx.prepared<Actor & Pick<SignIn, 'id' | 'manner' | 'demand'> & { unseen: boolean }>(FIND, [digestOfToken(token)]),
  );
  if (!row) return null;
  const { id, manner, demand, unseen, ...actor } = row;
  if (unseen && !unattended) noteSeen(db, id);
  return { id, manner, demand, scopes: null, actor };
}

/** Which of these sessions have not ended; that somebody asks is no use of them. */
export async function aliveSessions(db: Database, ids: readonly string[]): Promise<string[]> {
  const rows = await inTransaction(db, SIGN_IN, (tx) =>
    tx.prepared<{ id: string }>(
      `SELECT session.id FROM session JOIN app_user ON app_user.id = session.user_id
       WHERE session.id = ANY ($1::uuid[]) AND ${ALIVE} AND status = 'active'`,
      [ids],
    ),
  );
  return rows.map(({ id }) => id);
}

/** Nobody waits for it, and where it fails the next minute's does it. */
function noteSeen(db: Database, id: string): void {
  inTransaction(db, SIGN_IN, (tx) => tx.prepared('UPDATE session SET last_seen_at = now() WHERE id = $1', [id])).catch(
    () => undefined,
  );
}

/** One of a user's sessions, as they are shown it: from where it was begun, and when it was last used. */
export interface ListedSession {
  id: string;
  manner: Manner;
  address: string;
  userAgent: string;
  createdAt: Instant;
  lastSeenAt: Instant;
  expiresAt: Instant;
}

/** Those that are not over, the one used last first. */
export function sessionsOf(tx: Tx, userId: string): Promise<ListedSession[]> {
  return tx.query(
    `SELECT id, manner, address, user_agent AS "userAgent", created_at AS "createdAt", last_seen_at AS "lastSeenAt",
       least(expires_at, last_seen_at + make_interval(mins => idle_minutes)) AS "expiresAt"
     FROM session WHERE user_id = $1 AND ${ALIVE} ORDER BY last_seen_at DESC, id`,
    [userId],
  );
}

/** 全部退出. */
export async function endSessionsOf(tx: Tx, userId: string): Promise<void> {
  await tx.query('DELETE FROM session WHERE user_id = $1', [userId]);
}

/** Ends one of a user's sessions; false if they have none of that id. */
export async function endSession(tx: Tx, userId: string, id: string): Promise<boolean> {
  const ended = await tx.query('DELETE FROM session WHERE user_id = $1 AND id = $2 RETURNING id', [userId, id]);
  return ended.length > 0;
}
