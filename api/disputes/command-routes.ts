import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { etagOf } from '../http/conditions.ts';
import type { Answer, SignedInRequest, SignedInRoute } from '../http/route.ts';
import type { ProblemCode } from '../problems/catalogue.ts';
import { commandHeaders, disputePath } from './parameters.ts';
import type { AnyCommand } from './command-definition.ts';
import { commandDispute, type ExecutedDispute, type Intent } from './run-command.ts';

export const COMMAND_PROBLEMS: ProblemCode[] = [
  'not-found',
  'not-permitted',
  'malformed',
  'too-large',
  'unsupported-media-type',
  'invalid',
  'rule-broken',
  'idempotency-mismatch',
  'stale',
  'not-possible-now',
];

export const Outcome = z
  .object({
    seq: z.int().meta({ description: 'number of the last event; the ETag' }),
    status: z.string(),
    level: z.string(),
    events: z.array(z.string()).meta({ description: 'types of what has happened' }),
  })
  .meta({ id: 'CommandOutcome', example: { seq: 3, status: 'mediating', level: 'village', events: ['accepted'] } });

/** `POST /disputes/{id}/{command}` for a command with a JSON body. */
export function commandRoute(context: ApiContext, definition: AnyCommand): SignedInRoute {
  const { type, schema } = definition;
  return {
    method: 'post',
    path: `/api/v1/disputes/{id}/${type}`,
    operationId: `dispute-${type}`,
    tag: 'disputes',
    summary: definition.summary,
    description: definition.description,
    params: disputePath,
    headers: commandHeaders,
    requestBody: { mediaType: 'application/json', schema, example: definition.example },
    answers: { 200: { description: 'done', schema: Outcome } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    before: [receiveBody],
    handle: async (request) =>
      outcomeOf(await commandDispute(context, request, type, () => intentOf(context, request, definition))),
  };
}

async function intentOf(context: ApiContext, request: SignedInRequest, definition: AnyCommand): Promise<Intent> {
  const { check, build } = definition.bind(request.body.json(definition.schema));
  const refusal = await check(context, request.actor);
  return {
    text: request.body.text(),
    build(seal) {
      // Only now: a repeated key gets its first answer, whoever has left the organisation since.
      if (refusal) throw refusal;
      return build(seal);
    },
  };
}

/** The same answer for the same events, so that a repeated key gets what the first call got. */
export function outcomeOf({ seq, state, events }: ExecutedDispute): Answer {
  const { status, level } = state;
  return {
    status: 200,
    headers: { ETag: etagOf(seq) },
    body: { seq, status, level, events: events.map((event) => event.type) } satisfies z.infer<typeof Outcome>,
  };
}
