import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { dateOf } from '../../domain/time/instant.ts';
import { outcomeOf } from '../cases/command-routes.ts';
import { drawNumber } from '../cases/draw-number.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import { openCase } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import type { SignedInRoute } from '../http/route.ts';
import { disputeKind, Outcome } from './dispute-kind.ts';
import { identifiedParties } from './identified-parties.ts';
import { registerCommand } from './register-command.ts';
import { Registration } from './register-schema.ts';

const Registered = Outcome.extend({
  id: z.string(),
  number: z.string().meta({ description: '案件编号', example: '枫2026-000123' }),
}).meta({ id: 'Registered' });

/** `POST /disputes`: 接收登记. The registrar's organisation owns the case. */
export function registerRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/disputes',
    operationId: 'dispute-register',
    tag: 'disputes',
    summary: '接收登记 – take a matter in',
    headers: z.object(idempotencyHeader),
    requestBody: { mediaType: 'application/json', schema: Registration },
    answers: {
      201: {
        description: 'registered',
        schema: Registered,
        headers: z.object({ Location: z.string() }),
      },
    },
    problems: [
      'not-permitted',
      'malformed',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'rule-broken',
      'idempotency-mismatch',
    ],
    signedIn: true,
    access: { of: 'dispute', right: 'register' },
    before: [receiveBody],
    async handle(request) {
      const given = request.body.json(Registration);
      const now = await context.record.clock.now();
      const body = { ...given, parties: identifiedParties(given.parties, dateOf(now)) };
      const streamId = randomUUID();
      const number = await drawNumber(context, request.actor, now);
      const executed = await openCase(context, disputeKind, request, {
        type: 'register',
        streamId,
        text: request.body.text(),
        build: (seal) => registerCommand(body, streamId, number, seal),
      });
      const { state } = executed;
      const answer = outcomeOf(disputeKind, executed);
      return {
        status: 201,
        headers: { ...answer.headers, Location: `/api/v1/disputes/${state.id}` },
        body: { id: state.id, number: state.number, ...(answer.body as z.infer<typeof Outcome>) },
      };
    },
  };
}
