import type { z } from 'zod';
import type { RecordContext } from '../../record/context.ts';
import { apiTokenMade, apiTokenOf, insertApiToken } from '../../record/identity/api-tokens.ts';
import { identityRules } from '../../record/identity/rules.ts';
import type { Tx } from '../../record/transaction.ts';
import type { SignedInRequest } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { actOnce, secretOnce } from './act-once.ts';
import type { NewToken } from './token-schema.ts';

/** Makes a machine's token for a user: shown once, or again to the same request. `guard` looks before it is made. */
export async function makeToken(
  record: RecordContext,
  request: SignedInRequest,
  route: string,
  userId: string,
  wanted: z.infer<typeof NewToken>,
  guard: (tx: Tx) => Promise<void> = async () => undefined,
) {
  const token = apiTokenOf(secretOnce(record, request, route));
  const reading = await record.clock.reading();
  const act = async (tx: Tx) => {
    await guard(tx);
    const { longestDays } = (await identityRules(record, tx, reading)).apiToken;
    if (wanted.days > longestDays) {
      throw new Problem('invalid', { errors: [{ path: 'days', message: `最长${longestDays}天` }] });
    }
    await insertApiToken(tx, token, { ...wanted, userId });
  };
  const made = await actOnce(record, request, route, act, (tx) => apiTokenMade(tx, token));
  return { status: 201, body: { ...made, token } };
}
