import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { etagOf } from '../http/conditions.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Dispute } from './dispute-schema.ts';
import { disputePath } from './parameters.ts';
import { disputeFor, eventsFor } from './reading-dispute.ts';

const etag = z.object({ ETag: z.string().meta({ example: '"3"' }) });

/** `GET /disputes/{id}` */
export function readRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/disputes/{id}',
    operationId: 'dispute',
    tag: 'disputes',
    summary: '案件 – where it stands, who is awaited, what may be done',
    params: disputePath,
    answers: { 200: { description: 'the case', schema: Dispute, headers: etag } },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'dispute', right: 'view' },
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const body = await reading(record, actor, async (tx, world) => (await disputeFor(record, tx, world, id)).dispute);
      return { status: 200, headers: { ETag: etagOf(body.seq) }, body };
    },
  };
}

const Event = z.object({
  seq: z.int(),
  type: z.string(),
  at: z.string().meta({ format: 'date-time' }),
  by: z.object({
    userId: z.string(),
    organisationId: z.string(),
    role: z.string(),
    name: z.string().nullable().meta({ description: 'null for the system' }),
  }),
  data: z.looseObject({}).meta({ description: 'what the event says, free text in the clear' }),
});

/** 全程记录 of any kind of record. */
export const Events = z.object({ items: z.array(Event) }).meta({ id: 'Events' });

/** `GET /disputes/{id}/events` */
export function eventsRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/disputes/{id}/events',
    operationId: 'dispute-events',
    tag: 'disputes',
    summary: '全程记录 – who did what, when',
    params: disputePath,
    answers: {
      200: {
        description: 'every event, in order',
        schema: Events,
        headers: etag,
      },
    },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'dispute', right: 'view' },
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const items = await reading(record, actor, (tx, world) => eventsFor(tx, world, id));
      return { status: 200, headers: { ETag: etagOf(items.at(-1)?.seq ?? 0) }, body: { items } };
    },
  };
}
