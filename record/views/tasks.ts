import type { Knex } from 'knex';
import type { Actor, Role } from '../../domain/organisation/actor.ts';
import { isBelow, type OrganisationTree } from '../../domain/organisation/tree.ts';
import { addDays } from '../../domain/time/civil-date.ts';
import { dateOf, type Instant, startOfDay } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { DISPUTE_COLUMNS, type DisputeRow, withTitles } from './dispute-item.ts';
import { type Page, type PageRequest, pageOf } from './page.ts';
import { visibleDisputes } from './visible-disputes.ts';

/** Awaited of me (by name, or of my role in my organisation) · of my organisation · of organisations below it. */
export type TaskScope = 'mine' | 'organisation' | 'below';

/** Past its time · over by the end of today (Asia/Shanghai) · later, or without a date. */
export type TaskState = 'overdue' | 'due' | 'upcoming';

export interface TaskListItem {
  disputeId: string;
  number: string;
  title: string;
  status: string;
  level: string;
  colour: string;
  what: string;
  organisationId: string;
  roles: Role[];
  userId: string | null;
  since: Instant;
  dueAt: Instant | null;
  then: string | null;
  state: TaskState;
}

type TaskRow = DisputeRow &
  Pick<TaskListItem, 'what' | 'organisationId' | 'roles' | 'userId' | 'since' | 'dueAt' | 'then'>;

/** 待办: the one inbox, the most urgent first. `now` is the record's present moment. */
export async function listTasks(
  tx: Tx,
  world: ReadingWorld,
  filters: { scope: TaskScope; state?: TaskState },
  now: Instant,
  request: PageRequest,
): Promise<Page<TaskListItem>> {
  const endOfToday = startOfDay(addDays(dateOf(now), 1));
  const tasks = visibleDisputes(tx.actor).join('task', 'task.stream_id', 'dispute_view.stream_id');
  inScope(tasks, filters.scope, tx.actor, world.organisations);
  if (filters.state !== undefined) inState(tasks, filters.state, now, endOfToday);
  const page = await pageOf<TaskRow>(tx, tasks, request, (builder) =>
    builder
      .select({
        ...DISPUTE_COLUMNS,
        what: 'task.what',
        organisationId: 'task.organisation_id',
        roles: 'task.roles',
        userId: 'task.user_id',
        since: 'task.since',
        dueAt: 'task.due_at',
        then: 'task.then',
      })
      .orderBy([
        { column: 'task.due_at', order: 'asc', nulls: 'last' },
        { column: 'task.since' },
        { column: 'task.stream_id' },
        { column: 'task.ord' },
      ]),
  );
  const titled = await withTitles(tx, world.keys, page.items);
  const items = page.items.map((task, index) => ({
    disputeId: task.id,
    number: task.number,
    title: titled[index]?.title ?? '',
    status: task.status,
    level: task.level,
    colour: task.colour,
    what: task.what,
    organisationId: task.organisationId,
    roles: task.roles,
    userId: task.userId,
    since: task.since,
    dueAt: task.dueAt,
    then: task.then,
    state: stateOf(task.dueAt, now, endOfToday),
  }));
  return { ...page, items };
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
