import { randomBytes } from 'node:crypto';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { IdentityPolicy } from '../../domain/policy/identity-policy.ts';
import type { RecordContext } from '../context.ts';
import { SIGN_IN } from '../system-actors.ts';
import { inTransaction } from '../transaction.ts';
import { queueUp } from './lock-out.ts';
import { identityRules } from './rules.ts';
import { confirmSecondFactor, recoveryCode, removeSecondFactor, takeSecondFactor } from './second-factor.ts';

/** Confirms what a user has begun by its first code and answers the recovery codes; null if the code is not right. */
export async function enrolSecondFactor(record: RecordContext, userId: string, code: string): Promise<string[] | null> {
  const reading = await record.clock.reading();
  return inTransaction(record.db, SIGN_IN, async (tx) => {
    await queueUp(tx, userId);
    const { secondFactor } = await identityRules(record, tx, reading);
    const codes = Array.from({ length: secondFactor.recoveryCodes }, () => recoveryCode(randomBytes(10)));
    const attempt = { userId, code, realMs: reading.realMs };
    return (await confirmSecondFactor(tx, record.keys, { ...attempt, codes })) ? codes : null;
  });
}

/**
 * Takes a user's second factor away by a code of it; false if the code is not right. Who must have one is asked for
 * another before anything else.
 */
export async function dropSecondFactor(
  record: RecordContext,
  { userId, role }: Actor,
  rules: IdentityPolicy,
  code: string,
): Promise<boolean> {
  const { realMs } = await record.clock.reading();
  return inTransaction(record.db, SIGN_IN, async (tx) => {
    await queueUp(tx, userId);
    if (!(await takeSecondFactor(tx, record.keys, { userId, code, realMs }))) return false;
    await removeSecondFactor(tx, userId);
    const mustEnrol = rules.secondFactor.requiredFor.includes(role);
    await tx.query('UPDATE session SET must_enrol = $2 WHERE user_id = $1', [userId, mustEnrol]);
    return true;
  });
}
