import { z } from 'zod';
import { type VisitTaskAnswer, visitTaskRoutes } from '../../api/visit-tasks/index.ts';
import { mayOnVisitTask } from '../../domain/organisation/visit-task-access.ts';
import type { Page } from '../../record/views/page.ts';
import type { ConsoleContext } from '../context.ts';
import { asking } from '../http/asking.ts';
import { routeAt } from '../http/route-at.ts';
import { pagesOf } from '../layout/pages.ts';
import type { SignedInPage } from '../page.ts';
import { taskOf, tasksAround } from './task.ts';

const STATES = ['open', 'closed'] as const;
const PAGE_SIZE = 30;

const Wanted = z.object({
  status: z.enum(STATES).default('open').catch('open'),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
});

/** `GET /console/visit-tasks`: 走访任务 that the caller's organisation was given, or has given. */
export function visitTasksPage(context: ConsoleContext): SignedInPage {
  const list = routeAt(visitTaskRoutes(context), 'get', '/api/v1/visit-tasks');
  return {
    method: 'get',
    path: '/console/visit-tasks',
    signedIn: true,
    access: list.access,
    queryOf: Wanted,
    async handle(visit) {
      const { say } = visit;
      const { status, page } = visit.query(Wanted);
      const query = { status, page: String(page), pageSize: String(PAGE_SIZE) };
      const found = (await list.handle(asking(visit, query))).body as Page<VisitTaskAnswer>;
      const around = await tasksAround(context, visit);
      return {
        view: 'visit-tasks',
        title: say.visitTask.title,
        data: {
          isStation: mayOnVisitTask(visit.actor.role, 'view', 'station'),
          states: STATES.map((code) => ({
            name: say.visitTask.states[code],
            path: addressOf(code),
            isHere: code === status,
          })),
          tasks: found.items.map((task) => taskOf(task, around)),
          pages: pagesOf(found, (number) => addressOf(status, number), say),
        },
      };
    },
  };
}

function addressOf(status: (typeof STATES)[number], page = 1): string {
  const query = new URLSearchParams({
    ...(status !== 'open' && { status }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return query === '' ? '/console/visit-tasks' : `/console/visit-tasks?${query}`;
}
