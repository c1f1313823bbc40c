import type { IdentityPolicy } from '../../domain/policy/identity-policy.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';
import { hasSecondFactor } from './second-factor.ts';
import { findUser, type User } from './users.ts';

/** 本人账户: what somebody is told of their own. */
export interface Account {
  user: User;
  password: { changedAt: Instant; changeBefore: Instant | null };
  secondFactor: { enrolled: boolean; required: boolean; recoveryCodesLeft: number };
}

export async function accountOf(tx: Tx, userId: string, rules: IdentityPolicy): Promise<Account> {
  const user = await findUser(tx, userId);
  const [row] = await tx.query<{ changedAt: Instant; changeBefore: Instant | null; codesLeft: number }>(
    `SELECT password_changed_at AS "changedAt", password_changed_at + make_interval(days => $2) AS "changeBefore",
       (SELECT count(*) FROM recovery_code WHERE user_id = app_user.id AND used_at IS NULL)::int AS "codesLeft"
     FROM app_user WHERE id = $1`,
    [userId, rules.password.longestDays],
  );
  if (!user || !row) throw new Error(`no user ${userId}`);
  return {
    user,
    password: { changedAt: row.changedAt, changeBefore: row.changeBefore },
    secondFactor: {
      enrolled: await hasSecondFactor(tx, userId),
      required: rules.secondFactor.requiredFor.includes(user.role),
      recoveryCodesLeft: row.codesLeft,
    },
  };
}
