import { administeredUser } from '../../record/identity/administration.ts';
import { apiTokensOf } from '../../record/identity/api-tokens.ts';
import { assignmentsOf } from '../../record/identity/roles.ts';
import type { Tx } from '../../record/transaction.ts';
import { found } from '../http/reading.ts';

/** A user as an administrator sees them. Throws Problem `not-found`. */
export async function userAnswer(tx: Tx, id: string) {
  return {
    ...found(await administeredUser(tx, id)),
    assignments: await assignmentsOf(tx, id),
    tokens: await apiTokensOf(tx, id),
  };
}
