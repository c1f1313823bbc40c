import { type VisitTaskAnswer, visitTaskRoutes } from '../../api/visit-tasks/index.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import { routeAt } from '../http/route-at.ts';
import type { SignedInPage } from '../page.ts';
import { taskOf, tasksAround } from './task.ts';

/** `GET /console/visit-tasks/{id}`: 走访任务 – whom to see, until when, what was found. */
export function visitTaskPage(context: ConsoleContext): SignedInPage {
  const read = routeAt(visitTaskRoutes(context), 'get', '/api/v1/visit-tasks/{id}');
  return {
    method: 'get',
    path: '/console/visit-tasks/{id}',
    signedIn: true,
    access: read.access,
    async handle(visit) {
      const task = (await read.handle(apiRequest(visit))).body as VisitTaskAnswer;
      return {
        view: 'visit-task',
        title: `${visit.say.visitTask.title} ${task.number}`,
        data: taskOf(task, await tasksAround(context, visit)),
      };
    },
  };
}
