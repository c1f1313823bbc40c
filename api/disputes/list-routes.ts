import { z } from 'zod';
import { dayBefore } from '../../domain/time/days-back.ts';
import { dateOf, startOfDay } from '../../domain/time/instant.ts';
import { once } from '../../record/once.ts';
import { listDisputes } from '../../record/views/dispute-list.ts';
import { similarDisputes } from '../../record/views/similar-disputes.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { idempotencyOf } from '../http/conditions.ts';
import { pageOf, paging } from '../http/paging.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { assertKnownFilters } from './known-filters.ts';
import { disputeFilters } from './list-filters.ts';
import { Similarity } from './register-schema.ts';

const when = z.string().meta({ format: 'date-time' });

const Item = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    title: z.string(),
    status: z.string(),
    outcome: z.string().nullable(),
    level: z.string(),
    colour: z.string(),
    type: z.string(),
    source: z.string(),
    owner: z.object({ organisationId: z.string(), mediatorId: z.string().nullable() }),
    amountFen: z.int().nullable(),
    openedAt: when,
    closedAt: when.nullable(),
    nextDueAt: when.nullable(),
  })
  .meta({ id: 'DisputeListItem' });

const Filters = z.strictObject({ ...disputeFilters, ...paging });

/** `GET /disputes` */
export function listRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/disputes',
    operationId: 'disputes',
    tag: 'disputes',
    summary: '案件列表 – what the caller may see, newest first unless asked otherwise',
    queryOf: Filters,
    answers: { 200: { description: 'a page', schema: pageOf(Item) } },
    problems: ['invalid'],
    signedIn: true,
    access: { list: 'dispute' },
    async handle(request) {
      const { page, pageSize, ...filters } = request.query(Filters);
      const today = dateOf(await record.clock.now());
      const body = await reading(record, request.actor, async (tx, world) => {
        assertKnownFilters(filters, await record.policies.effectiveOn(tx, today));
        return listDisputes(tx, world, filters, { page, pageSize });
      });
      return { status: 200, body };
    },
  };
}

/** `POST /disputes/similar`: the check for duplicates before saving; changes nothing. */
export function similarRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/disputes/similar',
    operationId: 'disputes-similar',
    tag: 'disputes',
    summary: '重复登记检查 – cases of the same type with the same people, open or closed within a year',
    headers: z.object(idempotencyHeader),
    requestBody: {
      mediaType: 'application/json',
      schema: Similarity,
      example: { type: 'neighbours', parties: [{ name: '李桂兰' }] },
    },
    answers: {
      200: {
        description: 'the likeliest first',
        schema: z.object({ items: z.array(Item.extend({ samePeople: z.int() })) }),
      },
    },
    problems: ['malformed', 'too-large', 'unsupported-media-type', 'invalid', 'idempotency-mismatch'],
    signedIn: true,
    access: { of: 'county', right: 'similar-disputes' },
    before: [receiveBody],
    searched: (body) => body.json(Similarity).parties.map(({ name }) => name),
    async handle(request) {
      const { type, parties } = request.body.json(Similarity);
      const idempotency = idempotencyOf(request, 'POST /disputes/similar', request.body.text());
      const now = await record.clock.now();
      const items = await reading(record, request.actor, async (tx, world) => {
        const policy = await record.policies.effectiveOn(tx, dateOf(now));
        const since = startOfDay(dayBefore(dateOf(now), policy.similarWithin.period));
        // Changes nothing: the key is kept for its body alone, and what is similar is looked up again.
        await once(tx, record.keys, idempotency, async () => 0);
        return similarDisputes(tx, world, { type, people: parties, closedSince: since });
      });
      return { status: 200, body: { items } };
    },
  };
}
