import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { reassignmentDecider } from '../../domain/reassignment/decider.ts';
import type {
  ReassignmentCommand,
  ReassignmentEvent,
  ReassignmentState,
} from '../../domain/reassignment/reassignment.ts';
import { householdsOf } from '../../record/views/household-list.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import { openCase } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { civilDate, id, reason } from '../http/fields.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { staffOf } from './staff.ts';

const Wanted = z
  .strictObject({
    fromUserId: id,
    toUserId: id.meta({ description: 'of the role that the level of every one of the households asks for' }),
    reason,
    until: civilDate.optional().meta({ description: '代管: the last day of the absence; for good if not given' }),
  })
  .meta({
    id: 'Reassigning',
    example: { fromUserId: 'officer.qingxi', toUserId: 'officer.qingxi-2', reason: '病假', until: '2026-12-31' },
  });

const Reassigned = z
  .object({ id: z.string(), households: z.array(z.string()).meta({ description: 'that have the new owner' }) })
  .meta({ id: 'Reassigned' });

const kind = { decider: reassignmentDecider, collection: '/households/reassign' };

/** `POST /households/reassign`: all households of one officer go to another in one step, or none does. */
export function reassignRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/households/reassign',
    operationId: 'households-reassign',
    tag: 'households',
    summary: '改派责任人 – all households of an officer who is away, or has left, to another',
    headers: z.object(idempotencyHeader),
    requestBody: { mediaType: 'application/json', schema: Wanted },
    answers: { 200: { description: 'done', schema: Reassigned } },
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
    access: { of: 'household', right: 'assign-owner' },
    before: [receiveBody],
    async handle(request) {
      const { actor } = request;
      const { reason: why, ...given } = request.body.json(Wanted);
      const staff = await staffOf(context, actor);
      const householdIds = await reading(context.record, actor, (tx) => householdsOf(tx, given.fromUserId));
      const streamId = randomUUID();
      const { state } = await openCase<ReassignmentState, ReassignmentCommand, ReassignmentEvent>(
        context,
        kind,
        request,
        {
          type: 'reassign',
          streamId,
          text: request.body.text(),
          build: (seal) => ({
            type: 'reassign',
            id: streamId,
            number: `改派-${streamId}`,
            stationId: actor.organisationId,
            ...given,
            reason: seal.text('reason', why),
            householdIds,
            staff,
          }),
        },
      );
      return { status: 200, body: { id: state.id, households: state.householdIds } };
    },
  };
}
