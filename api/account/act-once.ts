import { randomBytes } from 'node:crypto';
import { macOf } from '../../record/cipher.ts';
import type { RecordContext } from '../../record/context.ts';
import { once } from '../../record/once.ts';
import { actOnAccounts, inTransaction, type Tx } from '../../record/transaction.ts';
import { idempotencyOf } from '../http/conditions.ts';
import type { SignedInRequest } from '../http/route.ts';
import type { ProblemCode } from '../problems/catalogue.ts';

/** What any such act may be refused with because of how it is asked for. */
export const ASKED_WRONGLY = [
  'malformed',
  'too-large',
  'unsupported-media-type',
  'idempotency-mismatch',
] as const satisfies ProblemCode[];

type Asked = Pick<SignedInRequest, 'actor' | 'header' | 'body'>;

/**
 * An act on an account in the actor's name, once for an idempotency key; `answer` reads what it led to. What is no account's
 * is written as somebody else: `become`.
 */
export function actOnce<T>(
  { db, keys }: RecordContext,
  request: Asked,
  route: string,
  act: (tx: Tx) => Promise<void>,
  answer: (tx: Tx) => Promise<T>,
  become: (tx: Tx) => void = actOnAccounts,
): Promise<T> {
  const idempotency = idempotencyOf(request, route, request.body.text());
  return inTransaction(db, request.actor, async (tx) => {
    become(tx);
    await once(tx, keys, idempotency, async () => {
      await act(tx);
      return 0;
    });
    return answer(tx);
  });
}

/**
 * 16 bytes for something that is shown once and kept by nobody. Asked for again with the same key of the request they are
 * the same, so that an answer that was lost on its way can be had again.
 */
export function secretOnce({ keys }: RecordContext, request: Asked, route: string): Buffer {
  const idempotency = idempotencyOf(request, route, request.body.text());
  if (idempotency === undefined) return randomBytes(16);
  return macOf(keys.bindingKey, ['secret-once', request.actor.userId, route, idempotency.key, idempotency.body]);
}
