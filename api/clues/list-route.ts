import { z } from 'zod';
import { listClues } from '../../record/views/clues.ts';
import type { ApiContext } from '../context.ts';
import { id } from '../http/fields.ts';
import { pageOf, paging } from '../http/paging.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';

const when = z.string().meta({ format: 'date-time' });
const sortedAs = z.enum(['dispute', 'merged', 'not-ours']);

const Item = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    status: z.enum(['reported', 'sorted']),
    sortedAs: sortedAs.nullable(),
    organisationId: z.string(),
    roundId: z.string().nullable(),
    photos: z.int(),
    isOverdue: z.boolean(),
    excerpt: z.string().meta({ description: 'the beginning of what was reported' }),
    reportedAt: when,
    nextDueAt: when.nullable(),
  })
  .meta({ id: 'ClueListItem' });

const Filters = z.strictObject({
  status: z.enum(['reported', 'sorted']).optional(),
  sortedAs: sortedAs.optional(),
  organisationId: id.optional().meta({ description: 'whose desk sorts it' }),
  roundId: z.uuid().optional(),
  overdue: z.stringbool().optional().meta({ description: 'whether it was not sorted in time and still is not' }),
  ...paging,
});

/** `GET /clues` */
export function listRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/clues',
    operationId: 'clues',
    tag: 'clues',
    summary: '线索列表 – what the caller may see, newest first; of a grid worker, their own',
    queryOf: Filters,
    answers: { 200: { description: 'a page', schema: pageOf(Item) } },
    problems: ['invalid'],
    signedIn: true,
    access: { list: 'clue' },
    async handle(request) {
      const { page, pageSize, ...filters } = request.query(Filters);
      const body = await reading(record, request.actor, (tx, world) =>
        listClues(tx, world, filters, { page, pageSize }),
      );
      return { status: 200, body };
    },
  };
}
