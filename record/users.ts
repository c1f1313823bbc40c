import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Actor, Role } from '../domain/organisation/actor.ts';
import type { Database } from './database.ts';
import { inTransaction, SYSTEM, type Tx } from './transaction.ts';

/** 用户: someone who works at an organisation. The id is the login name and never changes, because events name it. */
export interface User {
  id: string;
  name: string;
  organisationId: string;
  role: Role;
}

/** Where users are kept: a `RecordContext` will do. */
interface Users {
  db: Database;
}

/** A working day with its evening; by the real clock, so that moving a demo's clock logs nobody out. */
const SESSION_HOURS = 12;

/** Compared against when nobody has that name, so that the answer takes as long as for a wrong password. */
const nobody = hash(randomBytes(16));

/** Keeps the password as argon2id with the package's parameters (OWASP's minimum). Fails if the id is taken. */
export async function createUser(tx: Tx, user: User & { password: string }): Promise<void> {
  const passwordHash = await hash(user.password);
  await tx.query('INSERT INTO app_user (id, name, organisation_id, role, password_hash) VALUES ($1, $2, $3, $4, $5)', [
    user.id,
    user.name,
    user.organisationId,
    user.role,
    passwordHash,
  ]);
}

/** A new session's token and its user; null for an unknown name and for a wrong password, after the same time. */
export async function login(
  { db }: Users,
  username: string,
  password: string,
): Promise<{ token: string; user: User } | null> {
  const [found] = await inTransaction(db, SYSTEM, (tx) =>
    tx.query<User & { passwordHash: string }>(
      `SELECT ${USER_COLUMNS}, password_hash AS "passwordHash" FROM app_user WHERE id = $1`,
      [username],
    ),
  );
  // Hashing takes tens of milliseconds: no connection is held meanwhile.
  const isRight = await verify(found?.passwordHash ?? (await nobody), password);
  if (!found || !isRight) return null;
  const { passwordHash: _, ...user } = found;
  const token = randomBytes(32).toString('base64url');
  await inTransaction(db, SYSTEM, async (tx) => {
    await tx.query('DELETE FROM session WHERE expires_at < now()');
    await tx.query(
      'INSERT INTO session (token_hash, user_id, expires_at) VALUES ($1, $2, now() + make_interval(hours => $3))',
      [digestOf(token), user.id, SESSION_HOURS],
    );
  });
  return { token, user };
}

/** Who acts with that token; null if it is unknown or has run out. */
export async function actorOf({ db }: Users, token: string): Promise<Actor | null> {
  const [actor] = await inTransaction(db, SYSTEM, (tx) =>
    tx.prepared<Actor>(
      `SELECT app_user.id AS "userId", organisation_id AS "organisationId", role
       FROM session JOIN app_user ON app_user.id = session.user_id WHERE token_hash = $1 AND expires_at > now()`,
      [digestOf(token)],
    ),
  );
  return actor ?? null;
}

/** Ends a session at once. */
export async function logout({ db }: Users, token: string): Promise<void> {
  await inTransaction(db, SYSTEM, (tx) => tx.query('DELETE FROM session WHERE token_hash = $1', [digestOf(token)]));
}

export async function findUser(tx: Tx, id: string): Promise<User | null> {
  const [user] = await tx.query<User>(`SELECT ${USER_COLUMNS} FROM app_user WHERE id = $1`, [id]);
  return user ?? null;
}

const USER_COLUMNS = 'id, name, organisation_id AS "organisationId", role';

/** Only a digest is stored: who reads the table cannot log in with what they find. */
function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Names of an organisation's people, by user id. */
export async function usersOf(tx: Tx, organisationId: string): Promise<Map<string, string>> {
  const rows = await tx.query<User>(`SELECT ${USER_COLUMNS} FROM app_user WHERE organisation_id = $1`, [
    organisationId,
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
