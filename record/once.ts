import { type IdempotencyRequest, insertAnswer } from './idempotency.ts';
import type { KeyRing } from './keys.ts';
import { earlierAnswer } from './request-rendering.ts';
import { StatementBuilder } from './statement.ts';
import type { Tx } from './transaction.ts';

/** The answer to what leaves no event stands in no stream. */
const NO_STREAM = '00000000-0000-0000-0000-000000000000';

/**
 * Does once for an idempotency key what is no command: a look, a mark as read. `act` answers a number, which a repeated
 * request is answered with instead.
 * @throws IdempotencyMismatch
 */
export async function once(
  tx: Tx,
  keys: KeyRing,
  request: IdempotencyRequest | undefined,
  act: () => Promise<number>,
): Promise<number> {
  if (request === undefined) return act();
  const answered = await earlierAnswer(tx, keys, request);
  if (answered) return answered.seq;
  const seq = await act();
  const statement = new StatementBuilder();
  insertAnswer(statement, keys, tx.actor.userId, request, { streamId: NO_STREAM, fromSeq: seq, seq });
  await tx.query(statement.text, statement.values);
  return seq;
}
