import type { RecordContext } from '../context.ts';
import { SIGN_IN } from '../system-actors.ts';
import { inTransaction, type Tx } from '../transaction.ts';
import { lockOutFor, queueUp } from './lock-out.ts';
import { hashOfPassword, isOfAnotherCost, isPassword } from './passwords.ts';
import { identityRules } from './rules.ts';
import { hasSecondFactor, takeSecondFactor } from './second-factor.ts';
import { type Client, type Demand, openSession } from './sessions.ts';
import type { User } from './users.ts';

export interface Credentials {
  username: string;
  password: string;
  /** Of the second factor: of now, or a recovery code. */
  code?: string | undefined;
  client: Client;
}

export type SignInRefusal =
  | 'wrong-credentials'
  | 'second-factor-needed'
  | 'wrong-second-factor'
  | { waitSeconds: number };

export interface SignedIn {
  token: string;
  user: User;
  demand: Demand | null;
}

interface Account extends User {
  passwordHash: string | null;
  mayAct: boolean;
  mustChange: boolean;
  passwordDays: number;
}

const FIND = `SELECT id, name, organisation_id AS "organisationId", role, password_hash AS "passwordHash",
    valid AND status = 'active' AS "mayAct", must_change_password AS "mustChange",
    extract(day FROM now() - password_changed_at)::int AS "passwordDays"
  FROM app_user JOIN user_role ON user_role.user_id = app_user.id WHERE id = $1`;

/**
 * 登录 by password and, where there is one, second factor. An unknown name, a wrong password, a disabled user and one without
 * a valid role are refused alike, after one verification each; whoever has to wait is told so whether or not there is
 * such a name.
 */
export async function signIn(
  record: RecordContext,
  credentials: Credentials,
): Promise<SignedIn | { refused: SignInRefusal }> {
  const { db, keys, clock } = record;
  const { username, password, client } = credentials;
  const reading = await clock.reading();
  const { rules, waitSeconds, account } = await inTransaction(db, SIGN_IN, async (tx) => {
    const found = await identityRules(record, tx, reading);
    return {
      rules: found,
      waitSeconds: await lockOutFor(tx, keys, found.lockOut, { username, ...client }).secondsToWait(),
      account: (await tx.query<Account>(FIND, [username]))[0],
    };
  });
  if (waitSeconds > 0) return { refused: { waitSeconds } };
  // Hashing takes tens of milliseconds: no connection is held meanwhile.
  const isRight = await isPassword(account?.passwordHash, password);
  const rehashed = isRight && isOfAnotherCost(account?.passwordHash ?? '') ? await hashOfPassword(password) : undefined;

  return inTransaction(db, SIGN_IN, async (tx) => {
    await queueUp(tx, username);
    const lockOut = lockOutFor(tx, keys, rules.lockOut, { username, ...client });
    // Of many guesses made at once, those judged after the limit was reached are not answered, be they right or wrong.
    const nowToWait = await lockOut.secondsToWait();
    if (nowToWait > 0) return { refused: { waitSeconds: nowToWait } };
    const refuse = async (refused: SignInRefusal) => {
      await lockOut.failed();
      return { refused };
    };
    if (!account || !isRight || !account.mayAct) return refuse('wrong-credentials');
    const hasFactor = await hasSecondFactor(tx, username);
    if (hasFactor) {
      const { code } = credentials;
      if (code === undefined) return { refused: 'second-factor-needed' };
      const isTaken = await takeSecondFactor(tx, keys, { userId: username, code, realMs: reading.realMs });
      if (!isTaken) return refuse('wrong-second-factor');
    }
    await lockOut.succeeded();
    if (rehashed !== undefined) await keepRehashed(tx, account, rehashed);
    const { longestDays } = rules.password;
    const mustChange = account.mustChange || (longestDays !== null && account.passwordDays >= longestDays);
    if (mustChange) await tx.query('UPDATE app_user SET must_change_password = true WHERE id = $1', [username]);
    const mustEnrol = !hasFactor && rules.secondFactor.requiredFor.includes(account.role);
    const token = await openSession(tx, {
      ...client,
      ...rules.session,
      userId: username,
      manner: hasFactor ? 'password+totp' : 'password',
      mustEnrol,
    });
    const { id, name, organisationId, role } = account;
    const demand = mustChange ? 'change-password' : mustEnrol ? 'enrol-second-factor' : null;
    return { token, user: { id, name, organisationId, role }, demand };
  });
}

/** The same password at today's cost; not if it was changed meanwhile. */
async function keepRehashed(tx: Tx, { id, passwordHash }: Account, rehashed: string): Promise<void> {
  await tx.query('UPDATE app_user SET password_hash = $3 WHERE id = $1 AND password_hash = $2', [
    id,
    passwordHash,
    rehashed,
  ]);
}
