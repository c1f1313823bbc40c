import { z } from 'zod';
import { relationsOf } from '../../domain/dispute/relations.ts';
import { mayReveal } from '../../domain/household/reach.ts';
import { mayView } from '../../domain/household/relations.ts';
import { AT_COURT } from '../../domain/mass/standing.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import type { KeyRing } from '../../record/keys.ts';
import {
  disputeOfPerson,
  type HouseholdMember,
  householdOfPerson,
  type Look,
  revealField,
  revealMember,
  standingOnRoll,
} from '../../record/reveal.ts';
import type { Tx } from '../../record/transaction.ts';
import { type ReadingWorld, readDispute } from '../../record/views/dispute-details.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { idempotencyOf } from '../http/conditions.ts';
import { found, reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { assertPurpose } from '../../domain/people/look.ts';
import { NOT_KEPT, notKept, privacyPolicy, purpose, until } from './look.ts';

const LookSchema = z.strictObject({
  field: z.enum(['birthDate', 'idNumber', 'phone', 'address', 'safeContact']),
  purpose,
});

/** `POST /people/{id}/reveal`: 查阅, one fact in full for a purpose; every look is audited (个人信息保护法 28). */
export function revealRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/people/{id}/reveal',
    operationId: 'person-reveal',
    tag: 'people',
    summary: '查阅敏感信息 – one fact in full, audited',
    headers: z.object(idempotencyHeader),
    params: z.object({
      id: z.string().meta({ description: 'personId of a party, a claimant or a member of a household' }),
    }),
    requestBody: {
      mediaType: 'application/json',
      schema: LookSchema,
      example: { field: 'phone', purpose: '电话通知调解时间' },
    },
    answers: {
      200: {
        description: 'the value',
        schema: z.object({ field: z.string(), value: z.string().nullable(), until }),
        headers: notKept,
      },
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
    access: { byRecord: { dispute: 'reveal', household: 'reveal' } },
    before: [receiveBody],
    async handle(request) {
      const { actor, params, body, origin } = request;
      const personId = uuidParam(params);
      const at = await record.clock.now();
      const seen = await reading(record, actor, async (tx, world) => {
        const ofHousehold = await householdOfPerson(tx, personId);
        const policy = await privacyPolicy(record, tx, at);
        const read = (): Look => {
          const { field, purpose } = body.json(LookSchema);
          assertPurpose(purpose, policy);
          const idempotency = idempotencyOf(request, `POST /people/${personId}/reveal`, body.text());
          return { personId, field, purpose, at, origin, policy, idempotency };
        };
        if (ofHousehold) return memberFact(tx, record.keys, ofHousehold, read);
        await assertMayReveal(tx, world, personId);
        const look = read();
        return { field: look.field, ...found(await revealField(tx, record.keys, look)) };
      });
      return { status: 200, headers: NOT_KEPT, body: seen };
    },
  };
}

/** Throws Problem unless the person is a party, or a claimant, of a case in which the actor may look. */
async function assertMayReveal(tx: Tx, world: ReadingWorld, personId: string): Promise<void> {
  const { actor } = tx;
  const { state } = found(await readDispute(tx, world, found(await disputeOfPerson(tx, personId))));
  const standing = await standingOnRoll(tx, personId);
  // The court that some claimants were referred to has nothing to do with the others.
  const isAtCourt = standing !== null && AT_COURT.includes(standing);
  const relations = relationsOf(actor, state, world.organisations).filter(
    (relation) => relation !== 'referred' || isAtCourt,
  );
  if (!mayOnDispute(actor.role, 'reveal', relations)) throw new Problem('not-permitted');
}

/** Of a family under control: to its own station, and where somebody in danger is only to those who protect them. */
async function memberFact(tx: Tx, keys: KeyRing, ofHousehold: HouseholdMember, read: () => Look) {
  const { state, member } = ofHousehold;
  if (!mayView(tx.actor, state)) throw new Problem('not-found');
  const look = read();
  if (!mayReveal(tx.actor, state, member, look.field)) throw new Problem('not-permitted');
  return { field: look.field, ...(await revealMember(tx, keys, ofHousehold, look)) };
}
