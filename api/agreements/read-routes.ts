import { z } from 'zod';
import { readAgreement } from '../../record/views/agreement-details.ts';
import { recordedEvents } from '../../record/views/recorded-events.ts';
import type { ApiContext } from '../context.ts';
import { Events } from '../disputes/read-routes.ts';
import { etagOf } from '../http/conditions.ts';
import { found, reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Agreement } from './agreement-schema.ts';
import { agreementPath } from './parameters.ts';
import { agreementFor } from './reading-agreement.ts';

const etag = z.object({ ETag: z.string().meta({ example: '"3"' }) });

/** `GET /agreements/{id}` */
export function readRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/agreements/{id}',
    operationId: 'agreement',
    tag: 'agreements',
    summary: '调解协议 – its wording, who has signed, how it is confirmed and performed',
    params: agreementPath,
    answers: { 200: { description: 'the agreement', schema: Agreement, headers: etag } },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'agreement', right: 'view' },
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const body = await reading(
        record,
        actor,
        async (tx, world) => (await agreementFor(record, tx, world, id)).agreement,
      );
      return { status: 200, headers: { ETag: etagOf(body.seq) }, body };
    },
  };
}

/** `GET /agreements/{id}/events` */
export function eventsRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/agreements/{id}/events',
    operationId: 'agreement-events',
    tag: 'agreements',
    summary: '全程记录 – who did what, when',
    params: agreementPath,
    answers: { 200: { description: 'every event, in order', schema: Events, headers: etag } },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'agreement', right: 'view' },
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const items = await reading(record, actor, async (tx, world) => {
        found(await readAgreement(tx, world, id));
        return recordedEvents(tx, record.keys, id);
      });
      return { status: 200, headers: { ETag: etagOf(items.at(-1)?.seq ?? 0) }, body: { items } };
    },
  };
}
