import { z } from 'zod';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { mayView } from '../../domain/visit-task/relations.ts';
import { availableActions } from '../../domain/visit-task/decide.ts';
import type { VisitTaskState } from '../../domain/visit-task/state.ts';
import { openTexts, type OpenTexts, withTexts } from '../../record/texts.ts';
import { visitTaskPage } from '../../record/views/visit-tasks.ts';
import { commandRoute } from '../cases/command-routes.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { etagOf } from '../http/conditions.ts';
import { pageOf, paging } from '../http/paging.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { visitTaskCommands } from './commands.ts';
import { visitTaskKind, visitTaskPath } from './visit-task-kind.ts';

const when = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });

const VisitTask = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.int(),
    status: z.enum(['open', 'closed']),
    organisationId: z.string(),
    stationId: z.string(),
    stationName: z.string(),
    householdId: z.string().optional().meta({ description: 'to the station alone' }),
    cause: z.enum(['warning', 'protection-order']),
    asks: z.enum(['visit', 'know']),
    names: z.string(),
    openedAt: when,
    dueAt: when.nullable(),
    overdueSince: when.nullable(),
    results: z.array(
      z.object({ visitedOn: day, recordedAt: when, byUserId: z.string(), result: z.string(), violence: z.boolean() }),
    ),
    actions: z.array(z.string()),
  })
  .meta({ id: 'VisitTask', description: '走访任务: names, a date, the result; no address, nothing of the file' });

export type VisitTaskAnswer = z.output<typeof VisitTask>;

/** Everything under `/visit-tasks`. */
export function visitTaskRoutes(context: ApiContext): SignedInRoute[] {
  return [
    listRoute(context),
    readRoute(context),
    ...visitTaskCommands.map((definition) => commandRoute(context, visitTaskKind, definition)),
  ];
}

const Filters = z.strictObject({
  status: z.enum(['open', 'closed']).optional(),
  householdId: z.uuid().optional().meta({ description: 'for the station' }),
  ...paging,
});

function listRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/visit-tasks',
    operationId: 'visit-tasks',
    tag: 'visit-tasks',
    summary: '走访任务列表 – of the caller’s organisation, or given by the caller’s station; newest first',
    queryOf: Filters,
    answers: { 200: { description: 'a page', schema: pageOf(VisitTask) } },
    problems: ['invalid'],
    signedIn: true,
    access: { list: 'visit-task' },
    async handle(request) {
      const { page, pageSize, ...filters } = request.query(Filters);
      const { actor } = request;
      const body = await reading(record, actor, async (tx, { organisations }) => {
        const found = await visitTaskPage(tx, filters, { page, pageSize });
        const items = [];
        for (const { seq, state } of found.items) {
          const texts = await openTexts(tx, record.keys, state.id);
          items.push(answerOf({ seq, state }, texts, actor, organisations));
        }
        return { ...found, items };
      });
      return { status: 200, body };
    },
  };
}

function readRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/visit-tasks/{id}',
    operationId: 'visit-task',
    tag: 'visit-tasks',
    summary: '走访任务 – whom to see, until when, what was found',
    params: visitTaskPath,
    answers: {
      200: { description: 'the task', schema: VisitTask, headers: z.object({ ETag: z.string() }) },
    },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'visit-task', right: 'view' },
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const body = await reading(record, actor, async (tx, { organisations }) => {
        const saved = await visibleCase(tx, visitTaskKind, id, organisations);
        return answerOf(saved, await openTexts(tx, record.keys, id), actor, organisations);
      });
      return { status: 200, headers: { ETag: etagOf(body.seq) }, body };
    },
  };
}

function answerOf(
  { seq, state }: { seq: number; state: VisitTaskState },
  texts: OpenTexts,
  actor: Actor,
  organisations: OrganisationTree,
): VisitTaskAnswer {
  const { names, results } = withTexts({ names: state.names, results: state.results }, texts);
  const { id, number, status, organisationId, stationId, householdId, cause, asks, openedAt, deadlines, late } = state;
  const isStation = actor.organisationId === stationId && mayView(actor, state);
  return {
    ...{ id, number, seq, status, organisationId, stationId },
    stationName: organisations[stationId]?.name ?? stationId,
    ...(isStation ? { householdId } : {}),
    ...{ cause, asks, names, openedAt },
    dueAt: late?.since ?? deadlines[0]?.dueAt ?? null,
    overdueSince: late?.since ?? null,
    results,
    actions: availableActions(state, actor),
  };
}
