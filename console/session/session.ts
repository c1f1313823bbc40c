import { z } from 'zod';
import type { RecordContext } from '../../record/context.ts';
import { findSession, type SignIn } from '../../record/identity/sessions.ts';
import { openedCookie, sealedCookie } from './sealed.ts';

/**
 * The session that a cookie stands for; null if there is none any more. The cookie holds the token sealed: shown to the API
 * as a bearer token it is worth nothing, and an API token put into a cookie is none.
 */
export async function sessionOf(
  record: RecordContext,
  cookie: string | undefined,
  unattended: boolean,
): Promise<SignIn | null> {
  const token = openedCookie(record, 'console-session', cookie, z.string());
  return token === null ? null : findSession(record.db, token, unattended);
}

/** What the browser keeps of a session. When it ends is for the record to say. */
export function sessionCookie(record: RecordContext, token: string): string {
  return sealedCookie(record, 'console-session', token);
}
