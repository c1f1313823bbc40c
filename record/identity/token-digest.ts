import { createHash } from 'node:crypto';

/** What is kept of a bearer's token: who reads the table cannot act with what they find. */
export function digestOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
