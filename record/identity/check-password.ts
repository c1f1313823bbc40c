import type { IdentityPolicy } from '../../domain/policy/identity-policy.ts';
import type { RecordContext } from '../context.ts';
import { SIGN_IN } from '../system-actors.ts';
import { inTransaction } from '../transaction.ts';
import { lockOutFor, queueUp } from './lock-out.ts';
import { isPassword } from './passwords.ts';
import { identityRules } from './rules.ts';
import type { Client } from './sessions.ts';

/** Who shows their password once more, from where. */
export interface PasswordShown {
  userId: string;
  password: string;
  client: Pick<Client, 'network'>;
}

export interface CheckedPassword {
  rules: IdentityPolicy;
  /** As it stood when it was checked. */
  passwordHash: string;
}

export type NotChecked = { refused: 'wrong-password' | { waitSeconds: number } };

/** Whether it is the password of somebody who is signed in already. Guesses count as at sign-in. */
export async function checkPassword(
  record: RecordContext,
  { userId, password, client }: PasswordShown,
): Promise<CheckedPassword | NotChecked> {
  const { db, keys, clock } = record;
  const reading = await clock.reading();
  const attempt = { username: userId, network: client.network };
  const { rules, passwordHash, waitSeconds } = await inTransaction(db, SIGN_IN, async (tx) => {
    const found = await identityRules(record, tx, reading);
    const [user] = await tx.query<{ passwordHash: string | null }>(
      'SELECT password_hash AS "passwordHash" FROM app_user WHERE id = $1',
      [userId],
    );
    const lockOut = lockOutFor(tx, keys, found.lockOut, attempt);
    return { rules: found, passwordHash: user?.passwordHash, waitSeconds: await lockOut.secondsToWait() };
  });
  if (waitSeconds > 0) return { refused: { waitSeconds } };
  const isRight = await isPassword(passwordHash, password);
  return inTransaction(db, SIGN_IN, async (tx) => {
    await queueUp(tx, userId);
    const lockOut = lockOutFor(tx, keys, rules.lockOut, attempt);
    const nowToWait = await lockOut.secondsToWait();
    if (nowToWait > 0) return { refused: { waitSeconds: nowToWait } };
    if (isRight && passwordHash) return { rules, passwordHash };
    await lockOut.failed();
    return { refused: 'wrong-password' };
  });
}
