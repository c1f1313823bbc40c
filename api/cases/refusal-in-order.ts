import type { Actor } from '../../domain/organisation/actor.ts';
import type { AnyEvent } from '../../record/follow.ts';
import { isStreamId } from '../../record/stream-id.ts';
import { savedState } from '../../record/views/saved-state.ts';
import type { ApiContext } from '../context.ts';
import { reading } from '../http/reading.ts';
import { Problem } from '../problems/problem.ts';
import { problemFrom } from '../problems/problem-from.ts';
import type { CaseKind } from './case-kind.ts';

/** Nothing about the case follows from these, and a second look would not change them. */
const SAID_AS_IT_IS = new Set(['not-found', 'unavailable', 'internal', 'idempotency-mismatch']);

/**
 * Which refusal a client gets when several hold: 404 before 403 before everything about the body and the state. Only a
 * refused command pays for this second look; `decide` reads the same table and is what really forbids.
 */
export async function refusalInOrder<
  S extends { id: string; number: string },
  C extends { type: string },
  E extends AnyEvent,
>(
  { record }: ApiContext,
  kind: CaseKind<S, C, E>,
  asked: { actor: Actor; streamId: string; type: C['type'] },
  error: unknown,
): Promise<unknown> {
  const { actor, streamId, type } = asked;
  if (SAID_AS_IT_IS.has(problemFrom(error).code)) return error;
  if (!isStreamId(streamId)) return new Problem('not-found');
  return reading(record, actor, async (tx, { organisations }) => {
    const seen = await savedState<S>(tx, kind.decider.kind, streamId);
    if (seen === null || !kind.mayView(actor, seen.state, organisations)) return new Problem('not-found');
    const permission = kind.permission(actor, type, seen.state, organisations);
    return permission === 'no' ? new Problem('not-permitted') : error;
  });
}
