import { z } from 'zod';
import type { RecordContext } from '../../record/context.ts';

/** What a cookie is sealed for; a secret sealed for anything else is none. */
export type SealedFor = 'console-session' | 'console-code' | 'console-oidc' | 'console-scan';

const LONGEST_COOKIE = 3000;
const Sealed = z.object({ value: z.unknown(), until: z.number().nullable() });

/** A value that the browser keeps for us without being able to read it or to make one. */
export function sealedCookie(
  { keys }: Pick<RecordContext, 'keys'>,
  purpose: SealedFor,
  value: unknown,
  seconds: number | null = null,
): string {
  const until = seconds === null ? null : Date.now() + seconds * 1000;
  return keys.sealSmall(purpose, Buffer.from(JSON.stringify({ value, until })), []).toString('base64url');
}

/** The value; null if it is none of ours, not of that purpose or shape, or too old. */
export function openedCookie<T>(
  { keys }: Pick<RecordContext, 'keys'>,
  purpose: SealedFor,
  cookie: string | undefined,
  schema: z.ZodType<T>,
): T | null {
  if (cookie === undefined || cookie.length > LONGEST_COOKIE) return null;
  try {
    const sealed = keys.openSmall(purpose, Buffer.from(cookie, 'base64url'), []);
    const { value, until } = Sealed.parse(JSON.parse(sealed.toString()));
    return until !== null && until < Date.now() ? null : schema.parse(value);
  } catch {
    return null;
  }
}
