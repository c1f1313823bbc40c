import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { etagOf } from '../http/conditions.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Enforcement } from './enforcement-schema.ts';
import { enforcementPath } from './parameters.ts';
import { enforcementFor } from './reading-enforcement.ts';

const etag = z.object({ ETag: z.string().meta({ example: '"3"' }) });

/** `GET /enforcements/{id}` */
export function readRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/enforcements/{id}',
    operationId: 'enforcement',
    tag: 'enforcements',
    summary: '执行案件 – its track and stage, what came in and went out, who is awaited',
    params: enforcementPath,
    answers: { 200: { description: 'the enforcement', schema: Enforcement, headers: etag } },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'enforcement', right: 'view' },
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const body = await reading(
        record,
        actor,
        async (tx, world) => (await enforcementFor(record, tx, world, id)).enforcement,
      );
      return { status: 200, headers: { ETag: etagOf(body.seq) }, body };
    },
  };
}
