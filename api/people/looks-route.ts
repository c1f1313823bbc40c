import { z } from 'zod';
import { relationsOf } from '../../domain/dispute/relations.ts';
import { mayView } from '../../domain/household/relations.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import { mayOnHousehold } from '../../domain/organisation/household-access.ts';
import { looksAtPerson } from '../../record/audit/looks-at-person.ts';
import { disputeOfPerson, householdOfPerson } from '../../record/reveal.ts';
import type { Tx } from '../../record/transaction.ts';
import { type ReadingWorld, readDispute } from '../../record/views/dispute-details.ts';
import type { ApiContext } from '../context.ts';
import { pageOf, paging } from '../http/paging.ts';
import { found, reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';

const LookAtPerson = z
  .object({
    at: z.string().meta({ format: 'date-time' }),
    organisationId: z.string(),
    role: z.string(),
    kind: z.string(),
    field: z.string().nullable().meta({ description: 'which fact in full; null for the matter as such, masked' }),
    purpose: z.string().nullable().meta({ description: 'as given; for the matter as such, what was opened' }),
  })
  .meta({ id: 'LookAtPerson' });

const Wanted = z.strictObject(paging);

/** `GET /people/{id}/looks`: 查阅情况, for whoever answers a person that asks who looked at their data (个人信息保护法 44, 45, 50). */
export function looksRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/people/{id}/looks',
    operationId: 'person-looks',
    tag: 'people',
    summary: '查阅情况 – who looked at a person’s data, to be told to that person',
    description: 'House, function and purpose, not who; newest first. Of a family under control only for its station.',
    params: z.object({
      id: z.string().meta({ description: 'personId of a party, a claimant or a member of a household' }),
    }),
    queryOf: Wanted,
    answers: { 200: { description: 'a page', schema: pageOf(LookAtPerson) } },
    problems: ['not-found', 'not-permitted', 'invalid'],
    signedIn: true,
    access: { byRecord: { dispute: 'tell-looks', household: 'tell-looks' } },
    async handle(request) {
      const personId = uuidParam(request.params);
      const body = await reading(record, request.actor, async (tx, world) => {
        await assertMayTell(tx, world, personId);
        return looksAtPerson(tx, record.keys, personId, request.query(Wanted));
      });
      return { status: 200, body };
    },
  };
}

/** Throws Problem unless the person is of a matter whose people the actor answers. */
async function assertMayTell(tx: Tx, world: ReadingWorld, personId: string): Promise<void> {
  const { actor } = tx;
  const ofHousehold = await householdOfPerson(tx, personId);
  if (ofHousehold) {
    if (!mayView(actor, ofHousehold.state)) throw new Problem('not-found');
    if (!mayOnHousehold(actor.role, 'tell-looks', 'own')) throw new Problem('not-permitted');
    return;
  }
  const { state } = found(await readDispute(tx, world, found(await disputeOfPerson(tx, personId))));
  const relations = relationsOf(actor, state, world.organisations);
  if (!mayOnDispute(actor.role, 'tell-looks', relations)) throw new Problem('not-permitted');
}
