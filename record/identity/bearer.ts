import type { Database } from '../database.ts';
import { findApiToken, isApiToken } from './api-tokens.ts';
import { findSession, type SignIn } from './sessions.ts';

/** Whom a bearer token stands for, a person's or a machine's; null if for nobody who may act today. */
export function findBearer(db: Database, token: string): Promise<SignIn | null> {
  return isApiToken(token) ? findApiToken(db, token) : findSession(db, token);
}
