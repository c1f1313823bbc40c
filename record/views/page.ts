import knex, { type Knex } from 'knex';
import type { Tx } from '../transaction.ts';

/** Which page of a list, counted from 1. */
export interface PageRequest {
  page: number;
  pageSize: number;
}

export interface Page<Item> extends PageRequest {
  items: Item[];
  /** How many there are on all pages. */
  total: number;
}

/** Knex only writes the SQL here; it runs on the actor's transaction, so that row-level security applies. */
export const sql = knex({ client: 'pg' });

/** Runs a built statement. */
export async function rowsOf<Row extends object>(tx: Tx, builder: Knex.QueryBuilder | Knex.Raw): Promise<Row[]> {
  const { sql: text, bindings } = builder.toSQL().toNative();
  return tx.query<Row>(text, bindings);
}

/** One page of `columns` of the rows that `filtered` selects, in the given order, and how many there are in all. */
export async function pageOf<Row extends object>(
  tx: Tx,
  filtered: Knex.QueryBuilder,
  { page, pageSize }: PageRequest,
  select: (builder: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<Page<Row>> {
  const wanted = onPage(select(filtered.clone()), { page, pageSize });
  const [items, counted] = await Promise.all([
    rowsOf<Row>(tx, wanted),
    rowsOf<{ total: number }>(tx, filtered.clone().count({ total: '*' })),
  ]);
  return { items, page, pageSize, total: counted[0]?.total ?? 0 };
}

/** Of ordered rows those on a page. */
export function onPage(ordered: Knex.QueryBuilder, { page, pageSize }: PageRequest): Knex.QueryBuilder {
  return ordered.limit(pageSize).offset((page - 1) * pageSize);
}
