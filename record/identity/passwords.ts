import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Secret } from 'otpauth';

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

/** 一次性密码 made of 16 bytes: four groups of letters and digits, 80 bits. */
export function oneTimePassword(secret: Buffer): string {
  const letters = new Secret({ buffer: Uint8Array.from(secret.subarray(0, 10)).buffer }).base32;
  return (letters.match(/.{4}/g) ?? []).join('-');
}
