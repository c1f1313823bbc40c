import type { RecordContext } from '../context.ts';
import { inTransaction, SYSTEM } from '../transaction.ts';
import { isPassword } from './passwords.ts';
import { type Client, openSession } from './sessions.ts';
import type { User } from './users.ts';

/** A working day with its evening. */
const SESSION_HOURS = 12;

const FIND = `SELECT id, name, organisation_id AS "organisationId", role, password_hash AS "passwordHash",
    valid AND status = 'active' AS "mayAct"
  FROM app_user JOIN user_role ON user_role.user_id = app_user.id WHERE id = $1`;

/** A new session's token and its user; null for an unknown name, a wrong password and who may not act, after the same time. */
export async function signIn(
  { db }: Pick<RecordContext, 'db'>,
  { username, password, client }: { username: string; password: string; client: Client },
): Promise<{ token: string; user: User } | null> {
  const [found] = await inTransaction(db, SYSTEM, (tx) =>
    tx.query<User & { passwordHash: string | null; mayAct: boolean }>(FIND, [username]),
  );
  const isRight = await isPassword(found?.passwordHash, password);
  if (!found || !isRight || !found.mayAct) return null;
  const { passwordHash: _, mayAct: __, ...user } = found;
  const lifetime = { mustEnrol: false, idleMinutes: SESSION_HOURS * 60, hours: SESSION_HOURS };
  const token = await inTransaction(db, SYSTEM, (tx) =>
    openSession(tx, { ...client, ...lifetime, userId: user.id, manner: 'password' }),
  );
  return { token, user };
}
