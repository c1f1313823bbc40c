import type { DisputeCommandType } from '../../domain/dispute/commands.ts';
import { permissionFor } from '../../domain/dispute/permission.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { readDispute } from '../../record/views/dispute-details.ts';
import { isStreamId } from '../../record/stream-id.ts';
import type { ApiContext } from '../context.ts';
import { reading } from '../http/reading.ts';
import { Problem } from '../problems/problem.ts';
import { problemFrom } from '../problems/problem-from.ts';

/** Nothing about the case follows from these, and a second look would not change them. */
const SAID_AS_IT_IS = new Set(['not-found', 'unavailable', 'internal', 'idempotency-mismatch']);

/**
 * Which refusal a client gets when several hold: 404 before 403 before everything about the body and the state. Only a
 * refused command pays for this second look; `decide` reads the same table and is what really forbids.
 */
export async function refusalInOrder(
  { record }: ApiContext,
  asked: { actor: Actor; streamId: string; type: DisputeCommandType },
  error: unknown,
): Promise<unknown> {
  const { actor, streamId, type } = asked;
  if (SAID_AS_IT_IS.has(problemFrom(error).code)) return error;
  if (!isStreamId(streamId)) return new Problem('not-found');
  return reading(record, actor, async (tx, world) => {
    const seen = await readDispute(tx, world, streamId);
    if (seen === null) return new Problem('not-found');
    const permission = permissionFor(actor, type, seen.state, world.organisations);
    return permission === 'no' ? new Problem('not-permitted') : error;
  });
}
