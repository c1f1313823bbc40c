import type { DisputeCommand, DisputeCommandType } from '../../domain/dispute/commands.ts';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import type { DisputeEvent } from '../../domain/dispute/events.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { type Executed, execute } from '../../record/execute.ts';
import type { Seal } from '../../record/seal.ts';
import type { ApiContext } from '../context.ts';
import { expectedSeq, idempotencyOf } from '../http/conditions.ts';
import type { SignedInRequest } from '../http/route.ts';
import { problemFrom } from '../problems/problem-from.ts';
import { refusalInOrder } from './refusal-in-order.ts';

export type ExecutedDispute = Executed<DisputeState, DisputeEvent>;

interface CommandRequest {
  type: DisputeCommandType;
  actor: Actor;
  streamId: string;
  opens?: boolean;
  expectedSeq?: number;
  idempotency?: { key: string; route: string; body: string };
  build: (seal: Seal) => DisputeCommand;
}

/** Runs one command in the record, counts it, and offers the case to the engine without waiting for it. */
async function runCommand(
  { record, deliverer, metrics }: ApiContext,
  request: CommandRequest,
): Promise<ExecutedDispute> {
  const { type, ...rest } = request;
  try {
    const executed = await execute(record, disputeDecider, rest);
    metrics.commands.inc({ type, result: executed.replayed ? 'replayed' : 'done' });
    deliverer.offer(executed.state.id);
    return executed;
  } catch (error) {
    metrics.commands.inc({ type, result: problemFrom(error).code });
    throw error;
  }
}

/** 登记: opens a case. The idempotency key tells a repeated registration, whose new ids are then not used. */
export async function openDispute(
  context: ApiContext,
  request: SignedInRequest,
  open: { streamId: string; text: string; build: (seal: Seal) => DisputeCommand },
): Promise<ExecutedDispute> {
  return runCommand(context, {
    type: 'register',
    actor: request.actor,
    streamId: open.streamId,
    opens: true,
    idempotency: idempotencyOf(request, 'POST /disputes', open.text),
    build: open.build,
  });
}

/** What is to be done to a case, once its body has been read. */
export interface Intent {
  /** What the client sent, for the idempotency check. */
  text: string;
  build: (seal: Seal) => DisputeCommand;
}

/**
 * A command on a case that exists. `read` takes the body apart; when it, or the record, refuses, the refusal that stands
 * first in the contract's order is thrown: a case that one may not know of, then the right, then the body.
 */
export async function commandDispute(
  context: ApiContext,
  request: SignedInRequest,
  type: DisputeCommandType,
  read: () => Intent | Promise<Intent>,
): Promise<ExecutedDispute> {
  const { actor } = request;
  const streamId = request.params.id ?? '';
  try {
    const { text, build } = await read();
    return await runCommand(context, {
      type,
      actor,
      streamId,
      expectedSeq: expectedSeq(request),
      idempotency: idempotencyOf(request, `POST /disputes/${streamId}/${type}`, text),
      build,
    });
  } catch (error) {
    throw await refusalInOrder(context, { actor, streamId, type }, error);
  }
}
