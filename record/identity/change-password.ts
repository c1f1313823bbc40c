import type { PasswordPolicy } from '../../domain/policy/identity-policy.ts';
import type { RecordContext } from '../context.ts';
import { SIGN_IN } from '../system-actors.ts';
import { inTransaction, type Tx } from '../transaction.ts';
import { checkPassword, type NotChecked, type PasswordShown } from './check-password.ts';
import { complaintAbout, type PasswordComplaint } from './password-rules.ts';
import { hashOfPassword, isPassword } from './passwords.ts';

export type PasswordRefusal = NotChecked['refused'] | PasswordComplaint | 'used-before';

/**
 * 修改密码: a password of one's own in place of the present one. Everything else that the user is signed in by is over; the
 * session named stays. Null if it is done.
 */
export async function changePassword(
  record: RecordContext,
  shown: PasswordShown & { next: string; sessionId: string },
): Promise<PasswordRefusal | null> {
  const { userId, next, sessionId } = shown;
  const checked = await checkPassword(record, shown);
  if ('refused' in checked) return checked.refused;
  const refusal = await refusalOf(record, userId, next, checked.rules.password);
  if (refusal !== null) return refusal;
  const passwordHash = await hashOfPassword(next);
  return inTransaction(record.db, SIGN_IN, async (tx) => {
    const isReplaced = await replacePassword(tx, userId, {
      passwordHash,
      mustChange: false,
      present: checked.passwordHash,
    });
    // Somebody else has changed it meanwhile.
    if (!isReplaced) return 'wrong-password';
    await tx.query('DELETE FROM session WHERE user_id = $1 AND id <> $2', [userId, sessionId]);
    return null;
  });
}

/** Puts a password in place of the present one, which is remembered. False if the present one is not the one expected. */
export async function replacePassword(
  tx: Tx,
  userId: string,
  { passwordHash, mustChange, present }: { passwordHash: string; mustChange: boolean; present?: string },
): Promise<boolean> {
  const replaced = await tx.query<{ passwordHash: string | null }>(
    `UPDATE app_user SET password_hash = $2, must_change_password = $3, password_changed_at = now()
     FROM (SELECT id, password_hash FROM app_user WHERE id = $1 FOR UPDATE) AS before
     WHERE app_user.id = before.id AND before.password_hash = coalesce($4, before.password_hash)
     RETURNING before.password_hash AS "passwordHash"`,
    [userId, passwordHash, mustChange, present ?? null],
  );
  const [before] = replaced;
  if (!before) return false;
  await tx.query('INSERT INTO former_password (user_id, password_hash) VALUES ($1, $2)', [userId, before.passwordHash]);
  return true;
}

async function refusalOf(
  { db }: RecordContext,
  userId: string,
  next: string,
  policy: PasswordPolicy,
): Promise<PasswordRefusal | null> {
  const { name, former } = await inTransaction(db, SIGN_IN, async (tx) => ({
    name: (await tx.query<{ name: string }>('SELECT name FROM app_user WHERE id = $1', [userId]))[0]?.name ?? '',
    former: await lastPasswords(tx, userId, policy),
  }));
  const complaint = await complaintAbout(next, policy, { id: userId, name });
  if (complaint !== null) return complaint;
  for (const passwordHash of former) if (await isPassword(passwordHash, next)) return 'used-before';
  return null;
}

/** The present one among them. */
async function lastPasswords(tx: Tx, userId: string, { remembered }: PasswordPolicy): Promise<string[]> {
  const rows = await tx.query<{ passwordHash: string }>(
    `SELECT password_hash AS "passwordHash" FROM (
       SELECT password_hash, 'infinity'::timestamptz AS replaced_at FROM app_user WHERE id = $1
       UNION ALL SELECT password_hash, replaced_at FROM former_password WHERE user_id = $1) AS known
     ORDER BY replaced_at DESC LIMIT $2`,
    [userId, remembered],
  );
  return rows.map(({ passwordHash }) => passwordHash);
}
