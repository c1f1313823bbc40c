import { reading } from '../../api/http/reading.ts';
import type { VisitTaskAnswer } from '../../api/visit-tasks/index.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ConsoleContext } from '../context.ts';
import { dayOf, whenOf } from '../layout/time.ts';
import type { SignedInVisit } from '../page.ts';

type TasksAround = Pick<SignedInVisit, 'language' | 'say'> & { organisations: OrganisationTree; now: Instant };

export async function tasksAround({ record }: ConsoleContext, visit: SignedInVisit): Promise<TasksAround> {
  const { language, say } = visit;
  const organisations = await reading(record, visit.actor, (_, world) => Promise.resolve(world.organisations));
  return { language, say, organisations, now: await record.clock.now() };
}

/** 走访任务 as its page and its line in the list show it: names, a date, the result, and nothing of the file. */
export function taskOf(task: VisitTaskAnswer, { language, say, organisations, now }: TasksAround) {
  const { visitTask: words } = say;
  const { id, number, status, organisationId, stationName, householdId, cause, asks, names, dueAt, overdueSince } =
    task;
  return {
    path: `/console/visit-tasks/${id}`,
    number,
    isOpen: status === 'open',
    status: words.states[status],
    names,
    asks: words.asks[asks],
    cause: words.cause[cause],
    from: stationName,
    to: organisations[organisationId]?.name ?? organisationId,
    opened: whenOf(task.openedAt, language, now),
    due: dueAt === null ? words.noDue : whenOf(dueAt, language, now).text,
    isOverdue: overdueSince !== null && status === 'open',
    household: householdId === undefined ? null : `/console/households/${householdId}`,
    results: [...task.results].reverse().map(({ visitedOn, result, violence }) => ({
      when: dayOf(visitedOn, language, now),
      result,
      violence,
      standing: violence ? words.violence : words.quiet,
    })),
    actions: task.actions.flatMap((action) =>
      action === 'report-visit' || action === 'acknowledge' || action === 'heed'
        ? [{ path: `/console/visit-tasks/${id}/${action}`, ...words[action] }]
        : [],
    ),
  };
}
