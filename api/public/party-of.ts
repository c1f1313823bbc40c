import { z } from 'zod';
import { findPartyByCode } from '../../record/party-codes.ts';
import type { RecordContext } from '../../record/context.ts';
import { text } from '../http/fields.ts';
import { Problem } from '../problems/problem.ts';

/** What stands on a receipt. Anything that fits on one line is looked up: what is malformed is as wrong as the rest. */
export const numberAndCode = {
  number: text(64).meta({ description: '案件编号', example: '云河2026-000123' }),
  code: text(64).meta({ description: '查询码, with or without spaces', example: '4821 0937 5561' }),
};

/** Whatever else is wrong with an attempt, it counts for the number. */
export const NumberTried = z.object({ number: numberAndCode.number });

/**
 * Whose case it is.
 * @throws Problem `not-found`, the same for a number that does not exist, a wrong code and one that is void
 */
export async function partyOf(
  { db, keys }: RecordContext,
  given: { number: string; code: string },
): Promise<{ streamId: string; partyId: string }> {
  const party = await findPartyByCode(db, keys, given);
  if (party === null) throw new Problem('not-found', { detail: '案件编号或者查询码不正确。' });
  return party;
}
