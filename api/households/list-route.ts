import { z } from 'zod';
import { listHouseholds } from '../../record/views/household-list.ts';
import type { ApiContext } from '../context.ts';
import { code, id } from '../http/fields.ts';
import { pageOf, paging } from '../http/paging.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';

const when = z.string().meta({ format: 'date-time' });

const Item = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    status: z.enum(['controlled', 'exited']),
    level: z.string(),
    address: z.string(),
    owner: z.object({ role: z.string(), userId: z.string().nullable() }),
    nextRevisitOn: z.string().nullable().meta({ format: 'date' }),
    overdueSince: when.nullable(),
    openedAt: when,
    nextDueAt: when.nullable(),
  })
  .meta({ id: 'HouseholdListItem' });

const Filters = z.strictObject({
  status: z.enum(['controlled', 'exited']).optional(),
  level: code.optional(),
  ownerId: id.optional().meta({ description: 'the officer who answers for it' }),
  overdue: z.stringbool().optional().meta({ description: 'whether its visit was missed' }),
  ...paging,
});

/** `GET /households` */
export function listRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/households',
    operationId: 'households',
    tag: 'households',
    summary: "管控户列表 – the caller's own station's, the most pressing first",
    queryOf: Filters,
    answers: { 200: { description: 'a page', schema: pageOf(Item) } },
    problems: ['invalid'],
    signedIn: true,
    access: { list: 'household' },
    async handle(request) {
      const { page, pageSize, ...filters } = request.query(Filters);
      const body = await reading(record, request.actor, (tx, world) =>
        listHouseholds(tx, world, filters, { page, pageSize }),
      );
      return { status: 200, body };
    },
  };
}
