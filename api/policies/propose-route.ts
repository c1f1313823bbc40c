import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type PolicyChange, withChanges } from '../../domain/policy/difference.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type {
  PolicyChangeCommand,
  PolicyChangeEvent,
  PolicyChangeState,
} from '../../domain/policy-change/policy-change.ts';
import { newestPolicy } from '../../record/policies.ts';
import { COMMAND_PROBLEMS } from '../cases/command-routes.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import { runCommand } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { idempotencyOf } from '../http/conditions.ts';
import { civilDate, reason } from '../http/fields.ts';
import type { SignedInRoute } from '../http/route.ts';
import type { Language } from '../problems/catalogue.ts';
import { valid } from '../problems/invalid.ts';
import { Problem } from '../problems/problem.ts';
import { policyChangeKind } from './policy-change-kind.ts';
import { PolicySchema } from './schema/policy.ts';

/** Where in a policy: its names are codes, and places in lists. */
const place = z
  .array(
    z
      .string()
      .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/)
      .max(64),
  )
  .min(1)
  .max(12);

const Change = z.strictObject({
  path: place.meta({ description: 'where, such as timers, idle, red, period' }),
  value: z.unknown().optional().meta({ description: 'what is to stand there; without it, nothing will' }),
});

/** A draft: what is to stand where, in the newest version. */
export const Proposal = z
  .strictObject({
    effectiveFrom: civilDate.meta({ description: 'the first day on which cases are opened under it' }),
    reason: reason.meta({ description: 'why; stays on record' }),
    changes: z.array(Change).min(1).max(1_000),
  })
  .meta({
    id: 'PolicyProposal',
    example: {
      effectiveFrom: '2027-01-01',
      reason: '县政法委会议纪要〔2026〕12号:红色纠纷三日无进展督办改为两日。',
      changes: [{ path: ['timers', 'idle', 'red', 'period'], value: { unit: 'calendar-days', n: 2, rolls: false } }],
    },
  });

const Proposed = z.object({ id: z.string(), seq: z.int(), status: z.string() }).meta({ id: 'PolicyChangeProposed' });

/** `POST /policy-changes`: 提出策略修订. */
export function proposeRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/policy-changes',
    operationId: 'policy-change-propose',
    tag: 'policies',
    summary: '提出策略修订 – a draft of the next version, which a second person puts into force',
    description:
      'The changes are laid on the newest version, whatever is in force today. A period is one value. Cases keep the version that they were opened under.',
    headers: z.object(idempotencyHeader),
    requestBody: { mediaType: 'application/json', schema: Proposal },
    answers: { 201: { description: 'waits for a second person', schema: Proposed } },
    problems: COMMAND_PROBLEMS,
    signedIn: true,
    access: policyChangeKind.rule('propose'),
    before: [receiveBody],
    async handle(request) {
      const { actor, body, language } = request;
      const { effectiveFrom, reason: why, changes } = body.json(Proposal);
      let newest: Policy;
      const executed = await runCommand<PolicyChangeState, PolicyChangeCommand, PolicyChangeEvent>(
        context,
        policyChangeKind,
        'propose',
        {
          ...{ actor, streamId: randomUUID(), opens: true },
          idempotency: idempotencyOf(request, 'POST /policy-changes', body.text()),
          async prepare(tx) {
            newest = await newestPolicy(tx);
          },
          build(seal) {
            requirePolicy(newest, changes, language);
            const { streamId: id } = seal;
            return {
              type: 'propose',
              ...{ id, number: `策略修订-${id}`, organisationId: actor.organisationId, effectiveFrom, changes, newest },
              reason: seal.text('reason', why),
            };
          },
        },
      );
      const { id, status } = executed.state;
      return {
        status: 201,
        headers: { Location: `/api/v1/policy-changes/${id}` },
        body: { id, seq: executed.seq, status },
      };
    },
  };
}

/**
 * Whether a policy with those changes is still one: of its form, which the decider takes for granted.
 * @throws Problem `invalid`, with the place in the policy
 */
export function requirePolicy(newest: Policy, changes: readonly PolicyChange[], language: Language): Policy {
  try {
    return valid(PolicySchema, withChanges(newest, changes), language);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Problem('invalid', { errors: [{ path: `changes.${error.message}`, message: '没有这一项' }] });
  }
}
