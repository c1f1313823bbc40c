import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with the package's parameters, which are OWASP's minimum. */
export function hashOfPassword(password: string): Promise<string> {
  return hash(password);
}

/** Compared against when there is no hash, so that the answer takes as long as for a wrong password. */
const nobodys = hash(randomBytes(16));

/** Takes tens of milliseconds, whatever it is given: no connection is held meanwhile. */
export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await nobodys), password);
  return isRight && passwordHash !== null && passwordHash !== undefined;
}
