import type { Knex } from 'knex';
import type { DisputeOutcome, DisputeStatus } from '../../domain/dispute/state.ts';
import { addDays, type CivilDate } from '../../domain/time/civil-date.ts';
import { startOfDay } from '../../domain/time/instant.ts';
import { nameIndex, searchTokens } from '../blind-index.ts';
import type { KeyRing } from '../keys.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { DISPUTE_COLUMNS, type DisputeListItem, type DisputeRow, withTitles } from './dispute-item.ts';
import { onPage, type Page, type PageRequest, rowsOf, sql } from './page.ts';

export interface DisputeFilters {
  /** `open`: 在办, any but closed. */
  status?: DisputeStatus | 'open';
  level?: string;
  colour?: string;
  type?: string;
  source?: string;
  outcome?: DisputeOutcome;
  /** The owner's organisation, or the mediator in charge. */
  ownerId?: string;
  /** First and last day of registration (Asia/Shanghai), both counted. */
  from?: CivilDate;
  to?: CivilDate;
  /** Start of a case number, a party's exact name, or words of title and facts (two characters or more). */
  q?: string;
  sort?: DisputeOrder;
}

/** 排序: newest first · oldest first · whose deadline is nearest first, and those without one last. */
export const DISPUTE_ORDERS = ['newest', 'oldest', 'due'] as const;
export type DisputeOrder = (typeof DISPUTE_ORDERS)[number];

const SHOWN_AS = { opened_at: 'openedAt', next_due_at: 'nextDueAt', stream_id: 'id' };
const ORDER_COLUMNS: Record<DisputeOrder, { column: keyof typeof SHOWN_AS; order?: 'desc' }[]> = {
  newest: [{ column: 'opened_at', order: 'desc' }, { column: 'stream_id' }],
  oldest: [{ column: 'opened_at' }, { column: 'stream_id' }],
  due: [{ column: 'next_due_at' }, { column: 'stream_id' }],
};

/**
 * 纠纷列表: what the actor may see, newest first unless asked otherwise: row-level security shows no other. Which lines are on a
 * page is found in an index alone, however deep it lies.
 */
export async function listDisputes(
  tx: Tx,
  { keys }: Pick<ReadingWorld, 'keys'>,
  { sort = 'newest', ...filters }: DisputeFilters,
  request: PageRequest,
): Promise<Page<DisputeListItem>> {
  const visible = sql('dispute_view').whereRaw('reader_set = ANY (?::bigint[])', [await visibleSets(tx)]);
  const filtered = filter(visible, filters, keys);
  const order = ORDER_COLUMNS[sort];
  const keysOf = (lines: Knex.QueryBuilder) => lines.select(order.map(({ column }) => column));
  const shown = (from: Knex.QueryBuilder) =>
    sql(onPage(keysOf(from).orderBy(order), request).as('line'))
      .join('dispute_view', 'dispute_view.stream_id', 'line.stream_id')
      .select(DISPUTE_COLUMNS)
      .orderBy(order.map(({ column, ...direction }) => ({ column: `line.${column}`, ...direction })));
  if (isDeep(request) && Object.values(filters).every((value) => value === undefined)) await inIndexOrder(tx);
  const { rows, total } =
    filters.q === undefined
      ? await countedApart(tx, shown(filtered.clone()), filtered)
      : await countedTogether(tx, { found: keysOf(filtered), shown: shown(sql('found')), sort });
  return { ...request, items: await withTitles(tx, keys, rows), total };
}

/** Whoever turns so many pages sees so many lines. */
function isDeep({ page, pageSize }: PageRequest): boolean {
  return (page - 1) * pageSize >= 1000;
}

/**
 * The planner takes half of all lines for what row-level security lets through, and would sort a county's rather than walk down
 * the index that has them in order: 72 ms in place of 13 in the middle of 100,000.
 */
async function inIndexOrder(tx: Tx): Promise<void> {
  await tx.query('SET LOCAL enable_sort = off');
}

interface Found {
  rows: DisputeRow[];
  total: number;
}

/** Each statement has an index that suits it. */
async function countedApart(tx: Tx, shown: Knex.QueryBuilder, filtered: Knex.QueryBuilder): Promise<Found> {
  const [rows, counted] = await Promise.all([
    rowsOf<DisputeRow>(tx, shown),
    rowsOf<{ total: number }>(tx, filtered.clone().count({ total: '*' })),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** A search is made once, for the lines and their number. `shown` reads from `found`. */
async function countedTogether(
  tx: Tx,
  { found, shown, sort }: { found: Knex.QueryBuilder; shown: Knex.QueryBuilder; sort: DisputeOrder },
): Promise<Found> {
  const order = ORDER_COLUMNS[sort].map(({ column, ...direction }) => ({ column: SHOWN_AS[column], ...direction }));
  const rows = await rowsOf<DisputeRow & { total: number }>(
    tx,
    sql
      .withMaterialized('found', found)
      .from(sql('found').count({ total: '*' }).as('counted'))
      .leftJoin(shown.as('line'), sql.raw('true'))
      .select('counted.total', 'line.*')
      .orderBy(order),
  );
  // Where a page has no line, the number stands alone.
  return { rows: rows.filter(({ id }) => id !== null), total: rows[0]?.total ?? 0 };
}

/** Row-level security would look for the same; told by name, the planner knows how many lines they have. */
async function visibleSets(tx: Tx): Promise<string[]> {
  return (await tx.prepared<{ id: string }>('SELECT id::text FROM reader_set')).map(({ id }) => id);
}

function filter(disputes: Knex.QueryBuilder, filters: Omit<DisputeFilters, 'sort'>, keys: KeyRing): Knex.QueryBuilder {
  const { status, ownerId, from, to, q, ...exact } = filters;
  for (const [column, value] of Object.entries(exact)) if (value !== undefined) disputes.where(column, value);
  // Whatever is not closed is found among what is open.
  if (status !== undefined && status !== 'closed') disputes.whereNull('closed_at');
  if (status !== undefined && status !== 'open') disputes.where('status', status);
  if (ownerId !== undefined) {
    disputes.where((owner) => owner.where('owner_organisation_id', ownerId).orWhere('owner_mediator_id', ownerId));
  }
  if (from !== undefined) disputes.where('opened_at', '>=', startOfDay(from));
  if (to !== undefined) disputes.where('opened_at', '<', startOfDay(addDays(to, 1)));
  if (q !== undefined && q.trim() !== '') search(disputes, q.trim(), keys.blindIndexKey);
  return disputes;
}

function search(disputes: Knex.QueryBuilder, q: string, key: Buffer): void {
  const wanted = searchTokens(key, q);
  // As an array it is one look at an index, however much was found.
  disputes.whereRaw('stream_id = ANY ((SELECT find_disputes(?, ?, ?))::uuid[])', [q, nameIndex(key, q), wanted]);
}
