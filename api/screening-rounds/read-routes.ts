import { z } from 'zod';
import { openTexts, withTexts } from '../../record/texts.ts';
import { listScreeningRounds } from '../../record/views/screening-rounds.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { etagOf } from '../http/conditions.ts';
import { id } from '../http/fields.ts';
import { pageOf, paging } from '../http/paging.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { roundAnswer } from './round-answer.ts';
import { roundPath, screeningRoundKind } from './round-kind.ts';
import { ScreeningRound } from './round-schema.ts';

const when = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });

const Item = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    status: z.enum(['open', 'closed']),
    organisationId: z.string(),
    title: z.string(),
    from: day,
    to: day,
    areas: z.int(),
    households: z.int(),
    visited: z.int(),
    clues: z.int(),
    isOverdue: z.boolean(),
    openedAt: when,
    nextDueAt: when.nullable(),
  })
  .meta({ id: 'ScreeningRoundListItem' });

const Filters = z.strictObject({
  status: z.enum(['open', 'closed']).optional(),
  organisationId: id.optional().meta({ description: 'who runs it' }),
  overdue: z.stringbool().optional().meta({ description: 'whether its last day is past and it is not closed' }),
  ...paging,
});

/** `GET /screening-rounds` */
export function listRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/screening-rounds',
    operationId: 'screening-rounds',
    tag: 'screening-rounds',
    summary: '排查列表 – what the caller may see, newest first',
    queryOf: Filters,
    answers: { 200: { description: 'a page', schema: pageOf(Item) } },
    problems: ['invalid'],
    signedIn: true,
    access: { list: 'screening-round' },
    async handle(request) {
      const { page, pageSize, ...filters } = request.query(Filters);
      const body = await reading(record, request.actor, (tx, world) =>
        listScreeningRounds(tx, world, filters, { page, pageSize }),
      );
      return { status: 200, body };
    },
  };
}

/** `GET /screening-rounds/{id}` */
export function readRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/screening-rounds/{id}',
    operationId: 'screening-round',
    tag: 'screening-rounds',
    summary: '排查 – what was covered and found, area by area',
    params: roundPath,
    answers: {
      200: { description: 'the round', schema: ScreeningRound, headers: z.object({ ETag: z.string() }) },
    },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'screening-round', right: 'view' },
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const body = await reading(record, actor, async (tx, { organisations }) => {
        const saved = await visibleCase(tx, screeningRoundKind, id, organisations);
        const opened = withTexts(saved.state, await openTexts(tx, record.keys, id));
        const policy = await record.policies.version(tx, saved.policyVersion);
        return roundAnswer({ ...saved, opened }, actor, { organisations, policy });
      });
      return { status: 200, headers: { ETag: etagOf(body.seq) }, body };
    },
  };
}
