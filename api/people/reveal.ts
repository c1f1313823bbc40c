import { z } from 'zod';
import { relationsOf } from '../../domain/dispute/relations.ts';
import { AT_COURT } from '../../domain/mass/standing.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import { disputeOfPerson, revealField, standingOnRoll } from '../../record/reveal.ts';
import { readDispute } from '../../record/views/dispute-details.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { idempotencyOf } from '../http/conditions.ts';
import { text } from '../http/fields.ts';
import { found, reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';

const Look = z.strictObject({
  field: z.enum(['birthDate', 'idNumber', 'phone', 'address', 'safeContact']),
  purpose: text(500).meta({ description: '查阅目的, kept in the audit trail' }),
});

/** `POST /people/{id}/reveal`: 查阅, one fact in full for a purpose; every look is audited (个人信息保护法 28). */
export function revealRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/people/{id}/reveal',
    operationId: 'person-reveal',
    tag: 'people',
    summary: '查阅敏感信息 – one fact in full, audited',
    params: z.object({ id: z.string().meta({ description: 'personId of a party or claimant' }) }),
    headers: z.object(idempotencyHeader),
    requestBody: {
      mediaType: 'application/json',
      schema: Look,
      example: { field: 'phone', purpose: '电话通知调解时间' },
    },
    answers: {
      200: { description: 'the value', schema: z.object({ field: z.string(), value: z.string().nullable() }) },
    },
    problems: [
      'not-found',
      'not-permitted',
      'malformed',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'idempotency-mismatch',
    ],
    signedIn: true,
    before: [receiveBody],
    async handle(request) {
      const { actor, params, body } = request;
      const personId = uuidParam(params);
      const at = await record.clock.now();
      const seen = await reading(record, actor, async (tx, world) => {
        const { state } = found(await readDispute(tx, world, found(await disputeOfPerson(tx, personId))));
        const standing = await standingOnRoll(tx, personId);
        // The court that some claimants were referred to has nothing to do with the others.
        const isAtCourt = standing !== null && AT_COURT.includes(standing);
        const relations = relationsOf(actor, state, world.organisations).filter(
          (relation) => relation !== 'referred' || isAtCourt,
        );
        if (!mayOnDispute(actor.role, 'reveal', relations)) throw new Problem('not-permitted');
        const { field, purpose } = body.json(Look);
        const idempotency = idempotencyOf(request, `POST /people/${personId}/reveal`, body.text());
        return { field, ...found(await revealField(tx, record.keys, { personId, field, purpose, at, idempotency })) };
      });
      return { status: 200, body: seen };
    },
  };
}
