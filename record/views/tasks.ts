import type { Knex } from 'knex';
import type { Actor, Role } from '../../domain/organisation/actor.ts';
import { isBelow, type OrganisationTree } from '../../domain/organisation/tree.ts';
import { addDays } from '../../domain/time/civil-date.ts';
import { dateOf, type Instant, startOfDay } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { textsById } from './dispute-item.ts';
import { onPage, type Page, type PageRequest, rowsOf, sql } from './page.ts';

/** Awaited of me (by name, or of my role in my organisation) · of my organisation · of organisations below it. */
export type TaskScope = 'mine' | 'organisation' | 'below';

/** Past its time · over by the end of today (Asia/Shanghai) · later, or without a date. */
export type TaskState = 'overdue' | 'due' | 'upcoming';

export interface TaskListItem {
  caseId: string;
  kind: string;
  number: string;
  status: string;
  /** The dispute that it is, or that it hangs on; null for any other record, or for one that the actor may not look into. */
  disputeId: string | null;
  title: string | null;
  level: string | null;
  colour: string | null;
  what: string;
  organisationId: string;
  roles: Role[];
  userId: string | null;
  since: Instant;
  dueAt: Instant | null;
  then: string | null;
  state: TaskState;
}

export interface TaskFilters {
  scope: TaskScope;
  state?: TaskState;
  /** Of records of that kind alone; hanging on a dispute of that colour. */
  kind?: string;
  colour?: string;
}

export type TaskCounts = Record<TaskScope, Record<TaskState, number>>;

type TaskRow = Omit<TaskListItem, 'title' | 'state'> & { titleId: string | null };

/** 待办: the one inbox, the most urgent first. `now` is the record's present moment. */
export async function listTasks(
  tx: Tx,
  world: ReadingWorld,
  filters: TaskFilters,
  now: Instant,
  request: PageRequest,
): Promise<Page<TaskListItem>> {
  return (await readInbox(tx, world, filters, now, request)).tasks;
}

/** 工作台: one page of it, and how many there are of each kind. */
export async function readInbox(
  tx: Tx,
  world: ReadingWorld,
  filters: TaskFilters,
  now: Instant,
  request: PageRequest,
): Promise<{ tasks: Page<TaskListItem>; counts: TaskCounts }> {
  const endOfToday = startOfDay(addDays(dateOf(now), 1));
  const wanted = sql('task');
  inScope(wanted, filters.scope, tx.actor, world.organisations);
  ofRecords(wanted, filters);
  if (filters.state !== undefined) inState(wanted, filters.state, now, endOfToday);
  const [rows, counts] = await Promise.all([
    rowsOf<TaskRow>(tx, withRecords(onPage(wanted.select('task.*').orderBy(URGENCY), request))),
    countTasks(tx, world, filters, now),
  ]);
  const titles = await textsById(
    tx,
    world.keys,
    rows.flatMap(({ titleId }) => (titleId === null ? [] : [titleId])),
  );
  const items = rows.map(({ titleId, ...task }) => ({
    ...task,
    title: (titleId === null ? null : titles.get(titleId)) ?? null,
    state: stateOf(task.dueAt, now, endOfToday),
  }));
  return { tasks: { ...request, items, total: totalOf(counts, filters) }, counts };
}

const URGENCY = [
  { column: 'task.due_at', order: 'asc', nulls: 'last' },
  { column: 'task.since' },
  { column: 'task.stream_id' },
  { column: 'task.ord' },
];

const COLUMNS = {
  caseId: 'task.stream_id',
  kind: 'stream.kind',
  number: 'stream.number',
  status: sql.raw(`stream.state->>'status'`),
  disputeId: 'dispute_view.stream_id',
  titleId: 'dispute_view.title_text_id',
  level: 'dispute_view.level',
  colour: 'dispute_view.colour',
  what: 'task.what',
  organisationId: 'task.organisation_id',
  roles: 'task.roles',
  userId: 'task.user_id',
  since: 'task.since',
  dueAt: 'task.due_at',
  then: 'task.then',
};

/**
 * A page of tasks with what is said of their records: row-level security shows no task of one that the actor's role may not
 * look at. A dispute that others hang on is named where the actor may look at it too.
 */
function withRecords(tasks: Knex.QueryBuilder): Knex.QueryBuilder {
  return sql(tasks.as('task'))
    .join('stream', 'stream.id', 'task.stream_id')
    .leftJoin('dispute_view', 'dispute_view.stream_id', 'stream.root_id')
    .select(COLUMNS)
    .orderBy(URGENCY);
}

/** Of a person by name, or of their role where nobody is named. */
const MINE = '(task.user_id = ? OR (task.user_id IS NULL AND task.roles @> ARRAY[?]))';

function inScope(tasks: Knex.QueryBuilder, scope: TaskScope, actor: Actor, organisations: OrganisationTree): void {
  if (scope === 'below') {
    tasks.whereRaw('task.organisation_id = ANY (?::text[])', [organisationsBelow(actor, organisations)]);
    return;
  }
  tasks.where('task.organisation_id', actor.organisationId);
  if (scope === 'mine') tasks.whereRaw(MINE, [actor.userId, actor.role]);
}

function ofRecords(tasks: Knex.QueryBuilder, { kind, colour }: TaskFilters): void {
  if (kind !== undefined) {
    tasks.whereRaw('EXISTS (SELECT FROM stream WHERE stream.id = task.stream_id AND stream.kind = ?)', [kind]);
  }
  if (colour === undefined) return;
  tasks.whereRaw(
    `EXISTS (SELECT FROM stream JOIN dispute_view ON dispute_view.stream_id = stream.root_id
      WHERE stream.id = task.stream_id AND dispute_view.colour = ?)`,
    [colour],
  );
}

function organisationsBelow({ organisationId }: Actor, organisations: OrganisationTree): string[] {
  return Object.keys(organisations).filter((id) => isBelow(organisations, id, organisationId));
}

function inState(tasks: Knex.QueryBuilder, state: TaskState, now: Instant, endOfToday: Instant): void {
  switch (state) {
    case 'overdue':
      tasks.where('task.due_at', '<=', now);
      break;
    case 'due':
      tasks.where('task.due_at', '>', now).where('task.due_at', '<=', endOfToday);
      break;
    case 'upcoming':
      tasks.where((later) => later.where('task.due_at', '>', endOfToday).orWhereNull('task.due_at'));
      break;
  }
}

function stateOf(dueAt: Instant | null, now: Instant, endOfToday: Instant): TaskState {
  if (dueAt === null || dueAt > endOfToday) return 'upcoming';
  return dueAt <= now ? 'overdue' : 'due';
}

/** Every scope at once: they are shown beside each other. */
async function countTasks(
  tx: Tx,
  { organisations }: ReadingWorld,
  filters: TaskFilters,
  now: Instant,
): Promise<TaskCounts> {
  const { actor } = tx;
  const below = organisationsBelow(actor, organisations);
  const sorted = sql('task')
    .whereRaw('organisation_id = ANY (?::text[])', [[actor.organisationId, ...below]])
    .select({
      mine: sql.raw(`organisation_id = ? AND ${MINE}`, [actor.organisationId, actor.userId, actor.role]),
      organisation: sql.raw('organisation_id = ?', [actor.organisationId]),
      state: sql.raw(`CASE WHEN due_at <= ? THEN 'overdue' WHEN due_at <= ? THEN 'due' ELSE 'upcoming' END`, [
        now,
        startOfDay(addDays(dateOf(now), 1)),
      ]),
    });
  ofRecords(sorted, filters);
  const groups = await rowsOf<{ mine: boolean; organisation: boolean; state: TaskState; count: number }>(
    tx,
    sql(sorted.as('task'))
      .groupBy('mine', 'organisation', 'state')
      .select('mine', 'organisation', 'state', sql.raw('count(*)::int')),
  );
  const none = () => ({ overdue: 0, due: 0, upcoming: 0 });
  const counts = { mine: none(), organisation: none(), below: none() };
  for (const { mine, organisation, state, count } of groups) {
    counts[organisation ? 'organisation' : 'below'][state] += count;
    if (mine) counts.mine[state] += count;
  }
  return counts;
}

function totalOf(counts: TaskCounts, { scope, state }: TaskFilters): number {
  const { overdue, due, upcoming } = counts[scope];
  return state === undefined ? overdue + due + upcoming : counts[scope][state];
}
