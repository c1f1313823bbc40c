import type { Knex } from 'knex';
import type { Actor, Role } from '../../domain/organisation/actor.ts';
import { isBelow, type OrganisationTree } from '../../domain/organisation/tree.ts';
import { addDays } from '../../domain/time/civil-date.ts';
import { dateOf, type Instant, startOfDay } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { textsById } from './dispute-item.ts';
import { type Page, type PageRequest, pageOf, rowsOf, sql } from './page.ts';
import { viewKeys } from './visible-disputes.ts';

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

type TaskRow = Omit<TaskListItem, 'title' | 'state'> & { titleId: string | null };

/** 待办: the one inbox, the most urgent first. `now` is the record's present moment. */
export async function listTasks(
  tx: Tx,
  world: ReadingWorld,
  filters: { scope: TaskScope; state?: TaskState },
  now: Instant,
  request: PageRequest,
): Promise<Page<TaskListItem>> {
  const endOfToday = startOfDay(addDays(dateOf(now), 1));
  const tasks = visibleTasks(tx.actor);
  inScope(tasks, filters.scope, tx.actor, world.organisations);
  if (filters.state !== undefined) inState(tasks, filters.state, now, endOfToday);
  const page = await pageOf<TaskRow>(tx, tasks, request, (builder) =>
    builder
      .select(COLUMNS)
      .orderBy([
        { column: 'task.due_at', order: 'asc', nulls: 'last' },
        { column: 'task.since' },
        { column: 'task.stream_id' },
        { column: 'task.ord' },
      ]),
  );
  const titles = await textsById(
    tx,
    world.keys,
    page.items.flatMap(({ titleId }) => (titleId === null ? [] : [titleId])),
  );
  const items = page.items.map(({ titleId, ...task }) => ({
    ...task,
    title: (titleId === null ? null : titles.get(titleId)) ?? null,
    state: stateOf(task.dueAt, now, endOfToday),
  }));
  return { ...page, items };
}

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
 * Tasks of records that the actor's role may look at, of whatever kind: row-level security shows no other. A dispute that
 * others hang on is named where the actor may look at it too.
 */
function visibleTasks(actor: Actor): Knex.QueryBuilder {
  const tasks = sql('task').join('stream', 'stream.id', 'task.stream_id');
  const keys = viewKeys(actor);
  if (keys === null) return tasks.leftJoin('dispute_view', 'dispute_view.stream_id', 'stream.root_id');
  return tasks.joinRaw(
    'LEFT JOIN dispute_view ON dispute_view.stream_id = stream.root_id AND dispute_view.relations && ?::text[]',
    [keys],
  );
}

function inScope(tasks: Knex.QueryBuilder, scope: TaskScope, actor: Actor, organisations: OrganisationTree): void {
  if (scope === 'below') {
    const below = Object.keys(organisations).filter((id) => isBelow(organisations, id, actor.organisationId));
    tasks.whereIn('task.organisation_id', below);
    return;
  }
  tasks.where('task.organisation_id', actor.organisationId);
  if (scope === 'mine') {
    tasks.where((mine) =>
      mine
        .where('task.user_id', actor.userId)
        .orWhere((role) => role.whereNull('task.user_id').whereRaw('task.roles @> ARRAY[?]', [actor.role])),
    );
  }
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

/** How many tasks of a scope are overdue, due today, and later: the figures above the inbox, in one read. */
export async function countTasks(
  tx: Tx,
  world: ReadingWorld,
  scope: TaskScope,
  now: Instant,
): Promise<Record<TaskState, number>> {
  const endOfToday = startOfDay(addDays(dateOf(now), 1));
  const tasks = visibleTasks(tx.actor);
  inScope(tasks, scope, tx.actor, world.organisations);
  const [counts] = await rowsOf<Record<TaskState, number>>(
    tx,
    tasks.select({
      overdue: sql.raw('count(*) FILTER (WHERE task.due_at <= ?)::int', [now]),
      due: sql.raw('count(*) FILTER (WHERE task.due_at > ? AND task.due_at <= ?)::int', [now, endOfToday]),
      upcoming: sql.raw('count(*) FILTER (WHERE task.due_at IS NULL OR task.due_at > ?)::int', [endOfToday]),
    }),
  );
  return counts ?? { overdue: 0, due: 0, upcoming: 0 };
}
