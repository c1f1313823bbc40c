import { z } from 'zod';
import { commandRoute } from '../../api/cases/command-routes.ts';
import { jsonCommands } from '../../api/disputes/commands/index.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import { disputeFor } from '../../api/disputes/reading-dispute.ts';
import { reading } from '../../api/http/reading.ts';
import { problemFrom } from '../../api/problems/problem-from.ts';
import { listTasks, type TaskListItem } from '../../record/views/tasks.ts';
import type { ConsoleContext } from '../context.ts';
import { disputeFormChanges } from '../dispute/commands/changes.ts';
import type { Option } from '../forms/form.ts';
import { apiRequest } from '../http/api-request.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { PageAnswer, SignedInPage, SignedInVisit } from '../page.ts';
import { saidOf } from '../refused/said.ts';

/** What may be done with several at once: for each it is the same, and nothing has to be known of the one. */
export const IN_BULK = ['dispatch', 'acknowledge'] as const;
type InBulk = (typeof IN_BULK)[number];

const MOST = 50;
const MANY = { page: 1, pageSize: 500 };
const ids = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(MOST)]);
const Chosen = z.object({ what: z.enum(IN_BULK), of: ids.default([]) });
const Sent = z.object({
  what: z.enum(IN_BULK),
  of: z.string().max(MOST * 37),
  organisationId: z.string().max(64).optional(),
});

/** 批量办理: several tasks of one's own at once. Each is its own command, refused or done for itself. */
export function bulkPages(context: ConsoleContext): SignedInPage[] {
  const own = { path: '/console/bulk', signedIn: true, access: { of: 'county', right: 'tasks' } } as const;
  return [
    {
      ...own,
      method: 'get',
      handle: (visit) => {
        const { what, of } = visit.query(Chosen);
        return askedFor(context, visit, what, of, null);
      },
    },
    {
      ...own,
      method: 'post',
      async handle(visit) {
        const { what, of, organisationId } = Sent.parse(visit.fields);
        const wanted = of.split(',').filter((id) => id !== '');
        if (what === 'dispatch' && !organisationId)
          return askedFor(context, visit, what, wanted, visit.say.bulk.noOrganisation);
        const tasks = await ownTasks(context, visit, what, wanted);
        const results = [];
        for (const task of tasks) results.push(await done(context, visit, task, what, organisationId));
        const count = results.filter(({ isDone }) => isDone).length;
        return {
          view: 'bulk-done',
          title: visit.say.bulk.title,
          data: {
            notice: {
              kind: count === results.length ? 'good' : 'warn',
              text: filled(visit.say.bulk.result, { n: count, all: results.length }),
            },
            results,
          },
        };
      },
    },
  ];
}

/** Only what waits for oneself: whatever else an address names is left out. */
async function ownTasks({ record }: ConsoleContext, { actor }: SignedInVisit, what: InBulk, of: readonly string[]) {
  const now = await record.clock.now();
  const { items } = await reading(record, actor, (tx, world) => listTasks(tx, world, { scope: 'mine' }, now, MANY));
  return items.filter((task) => task.kind === 'dispute' && task.what === what && of.includes(task.caseId));
}

async function askedFor(
  context: ConsoleContext,
  visit: SignedInVisit,
  what: InBulk,
  of: readonly string[],
  wrong: string | null,
): Promise<PageAnswer> {
  const { say } = visit;
  const tasks = await ownTasks(context, visit, what, of);
  return {
    view: 'bulk',
    title: say.bulk.title,
    status: wrong === null ? 200 : 422,
    data: {
      what,
      name: labelOf(say.command, what),
      notice: wrong === null ? null : { kind: 'bad', text: wrong },
      consequence: say.bulk.consequence[what],
      tasks: tasks.map(({ caseId, number, title }) => ({ number, title, path: `/console/disputes/${caseId}` })),
      of: tasks.map(({ caseId }) => caseId).join(','),
      count: filled(say.bulk.count, { n: tasks.length }),
      houses: what === 'dispatch' ? await housesFor(context, visit, tasks) : [],
    },
  };
}

/** The committees to which each of them may be dispatched. */
async function housesFor({ record }: ConsoleContext, visit: SignedInVisit, tasks: readonly TaskListItem[]) {
  const { actor, language, say } = visit;
  const now = await record.clock.now();
  return reading(record, actor, async (tx, world) => {
    let common: readonly Option[] | null = null;
    for (const { caseId } of tasks) {
      const { dispute, policy } = await disputeFor(record, tx, world, caseId);
      const choosing = { dispute, policy, organisations: world.organisations, actor, now, language, say };
      const offered = (await disputeFormChanges.dispatch?.options?.(tx, choosing))?.organisationId ?? [];
      common = (common ?? offered).filter(({ value }) => offered.some((each) => each.value === value));
    }
    return common ?? [];
  });
}

async function done(
  context: ConsoleContext,
  visit: SignedInVisit,
  { caseId, number, title }: TaskListItem,
  what: InBulk,
  organisationId: string | undefined,
) {
  const { say } = visit;
  const shown = { number, title, path: `/console/disputes/${caseId}` };
  const command = jsonCommands.find(({ type }) => type === what);
  if (command === undefined) throw new Error(`there is no command ${what}`);
  try {
    const route = commandRoute(context, disputeKind, command);
    const body = what === 'dispatch' ? { organisationId } : {};
    await route.handle(apiRequest({ ...visit, params: { id: caseId } }, body));
    return { ...shown, isDone: true, said: say.bulk.done };
  } catch (error) {
    return { ...shown, isDone: false, said: saidOf(problemFrom(error), say) };
  }
}
