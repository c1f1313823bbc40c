import { randomUUID } from 'node:crypto';
import type { ClueState } from '../../domain/clue/state.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { StaleSequence } from '../../record/errors.ts';
import { drawNumber } from '../cases/draw-number.ts';
import { runCommand } from '../cases/run-command.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { disputeKind } from '../disputes/dispute-kind.ts';
import { identifiedParties } from '../disputes/identified-parties.ts';
import { registerCommand } from '../disputes/register-command.ts';
import { etagOf, expectedSeq, idempotencyOf } from '../http/conditions.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { Answer, SignedInRequest } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { problemFrom } from '../problems/problem-from.ts';
import { clueKind } from './clue-kind.ts';
import type { SortedAsDispute } from './sort-schema.ts';

/**
 * 线索转为纠纷: the ordinary registration of a dispute that names the clue – by the caller, who answers for it – sorts the clue
 * in the same transaction: there is never the one without the other, nor two disputes of one clue.
 */
export async function sortAsDispute(
  context: ApiContext,
  request: SignedInRequest,
  { dispute }: SortedAsDispute,
): Promise<Answer> {
  const { actor } = request;
  const clueId = uuidParam(request.params);
  const seen = await sortable(context, request, clueId);
  const expected = expectedSeq(request);
  const streamId = randomUUID();
  const now = await context.record.clock.now();
  try {
    const parties = identifiedParties(dispute.parties, dateOf(now));
    const source = seen.state.roundId === undefined ? 'grid-worker' : 'screening';
    const number = await drawNumber(context, actor, now);
    await runCommand(context, disputeKind, 'register', {
      actor,
      streamId,
      opens: true,
      idempotency: idempotencyOf(request, `POST /clues/${clueId}/sort`, request.body.text()),
      build(seal) {
        // Only now: a repeated key gets its first answer, although the clue has moved on since.
        if (expected !== undefined && expected !== seen.seq) throw new StaleSequence(seen.seq);
        return { ...registerCommand({ ...dispute, source, parties }, streamId, number, seal), clueId };
      },
    });
  } catch (error) {
    throw inDispute(error);
  }
  return sortedAnswer(context, request, clueId);
}

/** @throws Problem `not-found`, `not-permitted` */
function sortable(
  { record }: ApiContext,
  { actor }: SignedInRequest,
  id: string,
): Promise<{ seq: number; state: ClueState }> {
  return reading(record, actor, async (tx, { organisations }) => {
    const saved = await visibleCase(tx, clueKind, id, organisations);
    const may = clueKind.permission(actor, 'sort', saved.state, organisations) !== 'no';
    if (!may || !mayOnDispute(actor.role, 'register', ['anyone'])) throw new Problem('not-permitted');
    return saved;
  });
}

/** What is wrong with the registration is wrong with the part of the body that holds it. */
function inDispute(error: unknown): unknown {
  const { code, about } = problemFrom(error);
  if (code !== 'invalid' && code !== 'rule-broken') return error;
  const errors = about.errors?.map(({ path, message }) => ({ path: path === '' ? '' : `dispute.${path}`, message }));
  return new Problem(code, { ...about, errors });
}

/** A sorted clue does not change any more: the same answer for a repeated key. */
function sortedAnswer({ record }: ApiContext, { actor }: SignedInRequest, id: string): Promise<Answer> {
  return reading(record, actor, async (tx, { organisations }) => {
    const { seq, state } = await visibleCase(tx, clueKind, id, organisations);
    return {
      status: 200,
      headers: { ETag: etagOf(seq) },
      body: { seq, ...clueKind.outcomeOf(state), events: ['sorted'] },
    };
  });
}
