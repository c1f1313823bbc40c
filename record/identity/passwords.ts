import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's minimum: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_THIS_COST = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

export function hashOfPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Whether a hash was made at another cost than today's, so that it is made again when the password is next at hand. */
export function isOfAnotherCost(passwordHash: string): boolean {
  return !passwordHash.startsWith(AT_THIS_COST);
}

/** Compared against when there is no hash, so that the answer takes as long as for a wrong password. */
const nobodys = hashOfPassword(randomBytes(16).toString('hex'));

/** Takes tens of milliseconds, whatever it is given: no connection is held meanwhile. */
export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await nobodys), password);
  return isRight && passwordHash !== null && passwordHash !== undefined;
}

/** 一次性初始密码: 20 letters and digits without those that are taken for one another, 98 bits. */
export function oneTimePassword(): string {
  const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
  const letters: string[] = [];
  while (letters.length < 20) {
    // What lies beyond the last whole alphabet would make the first letters likelier.
    for (const byte of randomBytes(20)) if (byte < 248) letters.push(alphabet[byte % alphabet.length] ?? '');
  }
  return (letters.slice(0, 20).join('').match(/.{5}/g) ?? []).join('-');
}
