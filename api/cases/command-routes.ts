import { z } from 'zod';
import type { Executed } from '../../record/execute.ts';
import type { AnyEvent } from '../../record/follow.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { etagOf } from '../http/conditions.ts';
import type { Answer, SignedInRequest, SignedInRoute } from '../http/route.ts';
import type { ProblemCode } from '../problems/catalogue.ts';
import type { CaseKind } from './case-kind.ts';
import type { AnyCommand } from './command-definition.ts';
import { commandHeaders } from './parameters.ts';
import { commandCase, type Intent } from './run-command.ts';

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

/** What every command answers; a kind of record adds what it says of the state. */
export const commandOutcome = {
  seq: z.int().meta({ description: 'number of the last event; the ETag' }),
  events: z.array(z.string()).meta({ description: 'types of what has happened' }),
};

/** `POST {collection}/{id}/{command}` for a command with a JSON body. */
export function commandRoute<S extends { id: string; number: string }, C extends { type: string }, E extends AnyEvent>(
  context: ApiContext,
  kind: CaseKind<S, C, E>,
  definition: AnyCommand<C>,
): SignedInRoute {
  const { type, schema } = definition;
  return {
    method: 'post',
    path: `/api/v1${kind.collection}/{id}/${type}`,
    operationId: `${kind.name}-${type}`,
    tag: kind.tag,
    summary: definition.summary,
    description: definition.description,
    params: kind.params,
    headers: commandHeaders,
    requestBody: { mediaType: 'application/json', schema, example: definition.example },
    answers: { 200: { description: 'done', schema: kind.outcome } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: kind.rule(type),
    before: [receiveBody],
    handle: async (request) =>
      outcomeOf(kind, await commandCase(context, kind, request, type, () => intentOf(context, request, definition))),
  };
}

async function intentOf<C extends { type: string }>(
  context: ApiContext,
  request: SignedInRequest,
  definition: AnyCommand<C>,
): Promise<Intent<C>> {
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
export function outcomeOf<S extends { id: string; number: string }, C extends { type: string }, E extends AnyEvent>(
  kind: Pick<CaseKind<S, C, E>, 'outcomeOf'>,
  { seq, state, events }: Executed<S, E>,
): Answer {
  return {
    status: 200,
    headers: { ETag: etagOf(seq) },
    body: { seq, ...kind.outcomeOf(state), events: events.map((event) => event.type) },
  };
}
