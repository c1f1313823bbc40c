import { Problem } from '../problems/problem.ts';
import type { ApiRequest } from './route.ts';

const ENTITY_TAG = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/;
const LONGEST_KEY = 255;

/** The ETag of a case at an event number. */
export function etagOf(seq: number): string {
  return `"${seq}"`;
}

/**
 * The event number that `If-Match` expects; undefined where any will do. A tag that was never ours, or a weak one, matches
 * nothing (RFC 9110 13.1.1) and becomes -1.
 * @throws Problem `malformed` if it is no entity tag
 */
export function expectedSeq(request: Pick<ApiRequest, 'header'>): number | undefined {
  const header = request.header('If-Match')?.trim();
  if (header === undefined || header === '*') return undefined;
  const match = ENTITY_TAG.exec(header);
  if (!match) throw new Problem('malformed', { detail: 'If-Match: "<seq>"' });
  return match[1] === undefined && /^\d{1,15}$/.test(match[2] ?? '') ? Number(match[2]) : -1;
}

/**
 * What `Idempotency-Key` asks, undefined without one. `route` tells the same key on another address apart.
 * @throws Problem `malformed` if the key is empty, too long or not printable ASCII
 */
export function idempotencyOf(
  request: Pick<ApiRequest, 'header'>,
  route: string,
  body: string,
): { key: string; route: string; body: string } | undefined {
  const key = request.header('Idempotency-Key');
  if (key === undefined) return undefined;
  if (key.length > LONGEST_KEY || !/^[\x20-\x7e]+$/.test(key)) {
    throw new Problem('malformed', { detail: `Idempotency-Key: 1–${LONGEST_KEY} ASCII` });
  }
  return { key, route, body };
}
