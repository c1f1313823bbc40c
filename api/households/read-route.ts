import { z } from 'zod';
import { openHousehold } from '../../record/views/household-details.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { etagOf } from '../http/conditions.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { householdAnswer } from './household-answer.ts';
import { householdKind } from './household-kind.ts';
import { Household } from './household-schema.ts';
import { householdPath } from './parameters.ts';

const etag = z.object({ ETag: z.string().meta({ example: '"3"' }) });

/** `GET /households/{id}` */
export function readRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/households/{id}',
    operationId: 'household',
    tag: 'households',
    summary: '一户一档 – level, owner, next visit, and all that happened',
    params: householdPath,
    answers: { 200: { description: 'the file', schema: Household, headers: etag } },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'household', right: 'view' },
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const body = await reading(record, actor, async (tx, world) => {
        const saved = await visibleCase(tx, householdKind, id, world.organisations);
        const policy = await record.policies.version(tx, saved.policyVersion);
        const details = await openHousehold(tx, world, saved.state);
        return householdAnswer(saved, details, actor, { organisations: world.organisations, policy });
      });
      return { status: 200, headers: { ETag: etagOf(body.seq) }, body };
    },
  };
}
