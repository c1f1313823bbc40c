import { z } from 'zod';
import { listTasks } from '../../record/views/tasks.ts';
import type { ApiContext } from '../context.ts';
import { pageOf, paging } from '../http/paging.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';

const Filters = z.strictObject({
  scope: z
    .enum(['mine', 'organisation', 'below'])
    .default('mine')
    .meta({ description: "of the caller or the caller's role · of the organisation · of organisations below it" }),
  state: z
    .enum(['overdue', 'due', 'upcoming'])
    .optional()
    .meta({ description: 'past its time · over by the end of today (Asia/Shanghai) · later or undated' }),
  ...paging,
});

const when = z.string().meta({ format: 'date-time' });

const Task = z
  .object({
    caseId: z.string(),
    kind: z.string().meta({ description: 'of record, such as `dispute`, `agreement`, `household`' }),
    number: z.string(),
    status: z.string(),
    disputeId: z
      .string()
      .nullable()
      .meta({ description: 'the dispute that it is or hangs on, if the caller may see it' }),
    title: z.string().nullable().meta({ description: 'of the dispute' }),
    level: z.string().nullable(),
    colour: z.string().nullable(),
    what: z.string(),
    organisationId: z.string(),
    organisationName: z.string(),
    roles: z.array(z.string()),
    userId: z.string().nullable(),
    since: when,
    dueAt: when.nullable(),
    then: z.string().nullable().meta({ description: 'what happens when nobody acts by then' }),
    state: z.enum(['overdue', 'due', 'upcoming']),
  })
  .meta({ id: 'Task' });

/** `GET /tasks`: 待办, one inbox for every role. */
export function tasksRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/tasks',
    operationId: 'tasks',
    tag: 'tasks',
    summary: '待办 – everything awaited, the most urgent first',
    queryOf: Filters,
    answers: { 200: { description: 'a page', schema: pageOf(Task) } },
    problems: ['invalid'],
    signedIn: true,
    access: { of: 'county', right: 'tasks' },
    async handle(request) {
      const { page, pageSize, ...filters } = request.query(Filters);
      const now = await record.clock.now();
      const body = await reading(record, request.actor, async (tx, world) => {
        const tasks = await listTasks(tx, world, filters, now, { page, pageSize });
        const items = tasks.items.map((task) => ({
          ...task,
          organisationName: world.organisations[task.organisationId]?.name ?? task.organisationId,
        }));
        return { ...tasks, items };
      });
      return { status: 200, body };
    },
  };
}
