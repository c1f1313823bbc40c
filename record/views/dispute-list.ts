import type { Knex } from 'knex';
import type { DisputeOutcome, DisputeStatus } from '../../domain/dispute/state.ts';
import { addDays, type CivilDate } from '../../domain/time/civil-date.ts';
import { startOfDay } from '../../domain/time/instant.ts';
import { nameIndex, searchTokens } from '../blind-index.ts';
import type { KeyRing } from '../keys.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { DISPUTE_COLUMNS, type DisputeListItem, type DisputeRow, withTitles } from './dispute-item.ts';
import { type Page, type PageRequest, pageOf } from './page.ts';
import { visibleDisputes } from './visible-disputes.ts';

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

const ORDER_COLUMNS: Record<DisputeOrder, { column: string; order?: 'desc' }[]> = {
  newest: [{ column: 'opened_at', order: 'desc' }, { column: 'stream_id' }],
  oldest: [{ column: 'opened_at' }, { column: 'stream_id' }],
  due: [{ column: 'next_due_at' }, { column: 'stream_id' }],
};

/** 纠纷列表: what the actor may see, newest first unless asked otherwise. */
export async function listDisputes(
  tx: Tx,
  { keys }: Pick<ReadingWorld, 'keys'>,
  { sort = 'newest', ...filters }: DisputeFilters,
  request: PageRequest,
): Promise<Page<DisputeListItem>> {
  const filtered = filter(visibleDisputes(tx.actor), filters, keys);
  const page = await pageOf<DisputeRow>(tx, filtered, request, (builder) =>
    builder.select(DISPUTE_COLUMNS).orderBy(ORDER_COLUMNS[sort]),
  );
  return { ...page, items: await withTitles(tx, keys, page.items) };
}

function filter(disputes: Knex.QueryBuilder, filters: Omit<DisputeFilters, 'sort'>, keys: KeyRing): Knex.QueryBuilder {
  const { status, ownerId, from, to, q, ...exact } = filters;
  for (const [column, value] of Object.entries(exact)) if (value !== undefined) disputes.where(column, value);
  if (status === 'open') disputes.whereNull('closed_at');
  else if (status !== undefined) disputes.where('status', status);
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
  disputes.whereRaw('stream_id IN (SELECT find_disputes(?, ?, ?))', [q, nameIndex(key, q), wanted]);
}
