import type { PasswordPolicy } from '../../domain/policy/identity-policy.ts';
import type { RecordContext } from '../context.ts';
import { inTransaction, SYSTEM, type Tx } from '../transaction.ts';
import { lockOutFor, queueUp } from './lock-out.ts';
import { complaintAbout, type PasswordComplaint } from './password-rules.ts';
import { hashOfPassword, isPassword } from './passwords.ts';
import { identityRules } from './rules.ts';
import type { Client } from './sessions.ts';

export type PasswordRefusal = 'wrong-password' | PasswordComplaint | 'used-before' | { waitSeconds: number };

interface Account {
  id: string;
  name: string;
  passwordHash: string | null;
}

/**
 * 修改密码: a password of one's own in place of the present one. Everything else that the user is signed in by is over; the
 * session named stays. Null if it is done. Guesses at the present password count as at sign-in.
 */
export async function changePassword(
  record: RecordContext,
  {
    userId,
    current,
    next,
    client,
    sessionId,
  }: { userId: string; current: string; next: string; client: Client; sessionId: string },
): Promise<PasswordRefusal | null> {
  const { db, keys, clock } = record;
  const reading = await clock.reading();
  const attempt = { username: userId, network: client.network };
  const { rules, account, former, waitSeconds } = await inTransaction(db, SYSTEM, async (tx) => {
    const found = await identityRules(record, tx, reading);
    return {
      rules: found,
      account: await accountOf(tx, userId),
      former: await formerPasswords(tx, userId, found.password),
      waitSeconds: await lockOutFor(tx, keys, found.lockOut, attempt).secondsToWait(),
    };
  });
  if (waitSeconds > 0) return { waitSeconds };
  const isRight = await isPassword(account?.passwordHash, current);
  const refusal = isRight && account ? await refusalOf(next, rules.password, account, former) : null;
  const passwordHash = await hashOfPassword(next);
  return inTransaction(db, SYSTEM, async (tx) => {
    await queueUp(tx, userId);
    const lockOut = lockOutFor(tx, keys, rules.lockOut, attempt);
    const nowToWait = await lockOut.secondsToWait();
    if (nowToWait > 0) return { waitSeconds: nowToWait };
    if (!isRight || (await accountOf(tx, userId))?.passwordHash !== account?.passwordHash) {
      await lockOut.failed();
      return 'wrong-password';
    }
    if (refusal !== null) return refusal;
    await replacePassword(tx, userId, passwordHash, false);
    await tx.query('DELETE FROM session WHERE user_id = $1 AND id <> $2', [userId, sessionId]);
    return null;
  });
}

/** Puts a password in place of the present one, which is remembered. */
export async function replacePassword(
  tx: Tx,
  userId: string,
  passwordHash: string,
  mustChange: boolean,
): Promise<void> {
  await tx.query(
    `INSERT INTO former_password (user_id, password_hash)
     SELECT id, password_hash FROM app_user WHERE id = $1 AND password_hash IS NOT NULL`,
    [userId],
  );
  await tx.query(
    `UPDATE app_user SET password_hash = $2, must_change_password = $3, password_changed_at = now() WHERE id = $1`,
    [userId, passwordHash, mustChange],
  );
}

async function refusalOf(
  next: string,
  policy: PasswordPolicy,
  account: Account,
  former: readonly string[],
): Promise<PasswordRefusal | null> {
  const complaint = await complaintAbout(next, policy, account);
  if (complaint !== null) return complaint;
  for (const passwordHash of former) if (await isPassword(passwordHash, next)) return 'used-before';
  return null;
}

async function accountOf(tx: Tx, userId: string): Promise<Account | undefined> {
  const [account] = await tx.query<Account>(
    'SELECT id, name, password_hash AS "passwordHash" FROM app_user WHERE id = $1',
    [userId],
  );
  return account;
}

/** The last ones, the present one among them. */
async function formerPasswords(tx: Tx, userId: string, { remembered }: PasswordPolicy): Promise<string[]> {
  const rows = await tx.query<{ passwordHash: string }>(
    `SELECT password_hash AS "passwordHash" FROM (
       SELECT password_hash, 'infinity'::timestamptz AS replaced_at FROM app_user WHERE id = $1
       UNION ALL SELECT password_hash, replaced_at FROM former_password WHERE user_id = $1) AS known
     WHERE password_hash IS NOT NULL ORDER BY replaced_at DESC LIMIT $2`,
    [userId, remembered],
  );
  return rows.map(({ passwordHash }) => passwordHash);
}
