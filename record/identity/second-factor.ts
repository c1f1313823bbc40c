import { createHash } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { KeyRing } from '../keys.ts';
import type { Tx } from '../transaction.ts';

/** 动态口令 (RFC 6238), as every authenticator app reads it: SHA-1, six digits, 30 seconds; one step early or late will do. */
const PERIOD_SECONDS = 30;
const DRIFT_STEPS = 1;
const ISSUER = '枫桥';

const bindingOf = (userId: string) => ['second_factor', userId];

/** Begins with a secret, or with another one while none is confirmed. Null if there is a confirmed one already. */
export async function beginSecondFactor(
  tx: Tx,
  keys: KeyRing,
  userId: string,
  secret: Buffer,
): Promise<{ uri: string; secret: string } | null> {
  const begun = await tx.query(
    `INSERT INTO second_factor (user_id, secret) VALUES ($1, $2)
     ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, begun_at = now(), last_step = 0
       WHERE second_factor.confirmed_at IS NULL RETURNING user_id`,
    [userId, keys.sealSmall('second-factor', secret, bindingOf(userId))],
  );
  if (begun.length === 0) return null;
  const totp = totpOf(secret, userId);
  return { uri: totp.toString(), secret: totp.secret.base32 };
}

/** Whether a confirmed second factor is asked for at sign-in. */
export async function hasSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  const found = await tx.query('SELECT FROM second_factor WHERE user_id = $1 AND confirmed_at IS NOT NULL', [userId]);
  return found.length > 0;
}

/**
 * Confirms what was begun by a first code of it and answers the recovery codes, which are kept as digests only. Null if the
 * code is not right or there is nothing to be confirmed.
 */
export async function confirmSecondFactor(
  tx: Tx,
  keys: KeyRing,
  { userId, code, realMs, codes }: { userId: string; code: string; realMs: number; codes: readonly string[] },
): Promise<boolean> {
  if (await hasSecondFactor(tx, userId)) return false;
  if (!(await takeCode(tx, keys, { userId, code, realMs }))) return false;
  await tx.query('UPDATE second_factor SET confirmed_at = now() WHERE user_id = $1', [userId]);
  await tx.query('INSERT INTO recovery_code (user_id, code_hash) SELECT $1, unnest($2::bytea[])', [
    userId,
    codes.map(digestOf),
  ]);
  await tx.query('UPDATE session SET must_enrol = false WHERE user_id = $1', [userId]);
  return true;
}

/** Whether the code is one of now, or a recovery code, and was not taken before. */
export async function takeSecondFactor(
  tx: Tx,
  keys: KeyRing,
  attempt: { userId: string; code: string; realMs: number },
): Promise<boolean> {
  return (await takeCode(tx, keys, attempt)) || takeRecoveryCode(tx, attempt);
}

/** Recovery codes go with it. */
export async function removeSecondFactor(tx: Tx, userId: string): Promise<void> {
  await tx.query('DELETE FROM second_factor WHERE user_id = $1', [userId]);
}

/** 恢复代码 of ten random bytes, as it is shown and typed. */
export function recoveryCode(bytes: Buffer): string {
  const letters = new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32.toLowerCase();
  return (letters.match(/.{4}/g) ?? []).join('-');
}

async function takeCode(
  tx: Tx,
  keys: KeyRing,
  { userId, code, realMs }: { userId: string; code: string; realMs: number },
): Promise<boolean> {
  const [factor] = await tx.query<{ secret: Buffer }>('SELECT secret FROM second_factor WHERE user_id = $1', [userId]);
  if (!factor) return false;
  const totp = totpOf(keys.openSmall('second-factor', factor.secret, bindingOf(userId)), userId);
  const delta = totp.validate({ token: code, timestamp: realMs, window: DRIFT_STEPS });
  if (delta === null) return false;
  const step = Math.floor(realMs / 1000 / PERIOD_SECONDS) + delta;
  // A code that was taken, or one older than it, is never taken again, whoever comes first.
  const taken = await tx.query(
    'UPDATE second_factor SET last_step = $2 WHERE user_id = $1 AND last_step < $2 RETURNING user_id',
    [userId, step],
  );
  return taken.length > 0;
}

async function takeRecoveryCode(tx: Tx, { userId, code }: { userId: string; code: string }): Promise<boolean> {
  const taken = await tx.query(
    `UPDATE recovery_code SET used_at = now() WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING user_id`,
    [userId, digestOf(code)],
  );
  return taken.length > 0;
}

function totpOf(secret: Buffer, userId: string): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label: userId,
    period: PERIOD_SECONDS,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  });
}

/** Of 80 random bits; read as people write them. */
function digestOf(code: string): Buffer {
  return createHash('sha256').update(code.toLowerCase().replace(/[\s-]/g, '')).digest();
}
