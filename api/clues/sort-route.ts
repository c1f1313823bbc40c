import type { z } from 'zod';
import type { ClueCommandOf } from '../../domain/clue/commands.ts';
import type { MergeTarget } from '../../domain/clue/state.ts';
import type { Seal } from '../../record/seal.ts';
import { COMMAND_PROBLEMS, outcomeOf } from '../cases/command-routes.ts';
import { commandHeaders } from '../cases/parameters.ts';
import { refusalInOrder } from '../cases/refusal-in-order.ts';
import { commandCase } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import type { Answer, SignedInRequest, SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { clueKind, cluePath, Outcome } from './clue-kind.ts';
import { mergeTarget } from './merge-target.ts';
import { sortAsDispute } from './sort-as-dispute.ts';
import { type SortedOtherwise, Sorting } from './sort-schema.ts';

const example: z.input<typeof Sorting> = {
  as: 'not-ours',
  toAuthority: '清溪镇自然资源所',
  reason: '要求确认林地权属,不属调解范围。',
};

/** `POST /clues/{id}/sort`: 甄别. */
export function sortRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/clues/{id}/sort',
    operationId: 'clue-sort',
    tag: 'clues',
    summary: '甄别线索 – a dispute, the same as something known, or not ours',
    description:
      'As `dispute` it is registered with the clue in one step, by the caller; as `merged` it goes to another clue that waits, or to a dispute that is open.',
    params: cluePath,
    headers: commandHeaders,
    requestBody: { mediaType: 'application/json', schema: Sorting, example },
    answers: { 200: { description: 'done', schema: Outcome } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: { of: 'clue', right: 'sort' },
    before: [receiveBody],
    async handle(request) {
      try {
        const body = request.body.json(Sorting);
        return await (body.as === 'dispute'
          ? sortAsDispute(context, request, body)
          : sortOtherwise(context, request, body));
      } catch (error) {
        const asked = { actor: request.actor, streamId: request.params.id ?? '', type: 'sort' } as const;
        throw await refusalInOrder(context, clueKind, asked, error);
      }
    },
  };
}

async function sortOtherwise(context: ApiContext, request: SignedInRequest, body: SortedOtherwise): Promise<Answer> {
  const executed = await commandCase(context, clueKind, request, 'sort', async () => {
    const into = body.as === 'merged' ? await mergeTarget(context, request.actor, body) : null;
    return { text: request.body.text(), build: (seal) => sortCommand(body, into, seal) };
  });
  return outcomeOf(clueKind, executed);
}

function sortCommand(body: SortedOtherwise, into: MergeTarget | Problem | null, seal: Seal): ClueCommandOf<'sort'> {
  // Only now: a repeated key gets its first answer, whatever has become of the other clue since.
  if (into instanceof Problem) throw into;
  if (body.as === 'not-ours') {
    const { toAuthority, reason } = body;
    return {
      type: 'sort',
      as: 'not-ours',
      toAuthority: seal.text('to-authority', toAuthority),
      reason: seal.text('reason', reason),
    };
  }
  if (into === null) throw new TypeError('what the clue is merged into was not looked up');
  const { reason } = body;
  return { type: 'sort', as: 'merged', into, reason: reason === undefined ? undefined : seal.text('reason', reason) };
}
