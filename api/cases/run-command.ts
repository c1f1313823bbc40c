import type { Actor } from '../../domain/organisation/actor.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { type Executed, execute, type ExecuteRequest } from '../../record/execute.ts';
import type { AnyEvent } from '../../record/follow.ts';
import type { Seal } from '../../record/seal.ts';
import type { Tx } from '../../record/transaction.ts';
import type { ApiContext } from '../context.ts';
import { expectedSeq, idempotencyOf } from '../http/conditions.ts';
import type { SignedInRequest } from '../http/route.ts';
import { problemFrom } from '../problems/problem-from.ts';
import type { CaseKind } from './case-kind.ts';
import { refusalInOrder } from './refusal-in-order.ts';

/** Runs one command in the record, counts it, and offers what it has touched to the engine without waiting for it. */
export async function runCommand<
  S extends { id: string; number: string },
  C extends { type: string },
  E extends AnyEvent,
>(
  { record, deliverer, metrics }: ApiContext,
  { decider }: Pick<CaseKind<S, C, E>, 'decider'>,
  type: C['type'],
  request: ExecuteRequest<S, C>,
): Promise<Executed<S, E>> {
  try {
    const executed = await execute(record, decider, request);
    metrics.commands.inc({ type, result: executed.replayed ? 'replayed' : 'done' });
    for (const streamId of [executed.state.id, ...executed.touched]) deliverer.offer(streamId);
    return executed;
  } catch (error) {
    metrics.commands.inc({ type, result: problemFrom(error).code });
    throw error;
  }
}

/** Opens a record. The idempotency key tells a repeated opening, whose new ids are then not used. */
export async function openCase<
  S extends { id: string; number: string },
  C extends { type: string },
  E extends AnyEvent,
>(
  context: ApiContext,
  kind: Pick<CaseKind<S, C, E>, 'decider' | 'collection'>,
  request: SignedInRequest,
  open: { type: C['type']; streamId: string; text: string; build: (seal: Seal) => C },
): Promise<Executed<S, E>> {
  const { type, streamId, text, build } = open;
  const { actor } = request;
  const idempotency = idempotencyOf(request, `POST ${kind.collection}`, text);
  return runCommand(context, kind, type, { actor, streamId, opens: true, idempotency, build });
}

/** What is to be done to a record, once its body has been read. */
export interface Intent<Command, State = unknown> {
  /** What the client sent, for the idempotency check. */
  text: string;
  /** Reads and locks what else it looks at, in the command's own transaction. */
  prepare?: (tx: Tx) => Promise<void>;
  build: (seal: Seal, state: State | null, now: Instant) => Command;
}

/**
 * A command on a record that exists. `read` takes the body apart; when it, or the record, refuses, the refusal that stands
 * first in the contract's order is thrown: a case that one may not know of, then the right, then the body.
 */
export async function commandCase<
  S extends { id: string; number: string },
  C extends { type: string },
  E extends AnyEvent,
>(
  context: ApiContext,
  kind: CaseKind<S, C, E>,
  request: SignedInRequest & { actor: Actor },
  type: C['type'],
  read: () => Intent<C, S> | Promise<Intent<C, S>>,
): Promise<Executed<S, E>> {
  const { actor } = request;
  const streamId = request.params.id ?? '';
  try {
    const { text, prepare, build } = await read();
    const idempotency = idempotencyOf(request, `POST ${kind.collection}/${streamId}/${type}`, text);
    const seen = expectedSeq(request);
    return await runCommand(context, kind, type, { actor, streamId, expectedSeq: seen, idempotency, prepare, build });
  } catch (error) {
    throw await refusalInOrder(context, kind, { actor, streamId, type }, error);
  }
}
