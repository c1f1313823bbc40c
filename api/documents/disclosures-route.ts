import { z } from 'zod';
import { listDisclosures } from '../../record/disclosures.ts';
import type { ApiContext } from '../context.ts';
import { pageOf, paging } from '../http/paging.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';

const when = z.string().meta({ format: 'date-time' });

const Disclosure = z
  .object({
    documentId: z.string().meta({ description: 'read at `GET /documents/{id}`' }),
    form: z.string(),
    stationId: z.string(),
    organisationId: z.string().meta({ description: 'to whom' }),
    at: when,
    until: when.meta({ description: 'no longer readable from then on' }),
  })
  .meta({ id: 'Disclosure' });

/** `GET /disclosures`: 提供的文书, for the court that was given them and the station that gave them. */
export function disclosuresRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/disclosures',
    operationId: 'disclosures',
    tag: 'documents',
    summary: '公安机关提供的文书 – to the caller’s court, or by the caller’s station',
    queryOf: z.strictObject(paging),
    answers: { 200: { description: 'a page', schema: pageOf(Disclosure) } },
    problems: ['not-permitted', 'invalid'],
    signedIn: true,
    access: { of: 'county', right: 'disclosures' },
    async handle(request) {
      const { actor } = request;
      const body = await reading(record, actor, (tx) => listDisclosures(tx, request.query(z.strictObject(paging))));
      return { status: 200, body };
    },
  };
}
