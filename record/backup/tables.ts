import type pg from 'pg';
import type { Contents, TableShape } from './manifest.ts';

/** Made by knex as it migrates: how far a backup's schema was stands in its manifest. */
const KNEX = 'knex_migrations%';

// What the database works out by itself is not kept: generated columns, and the number of the transaction that wrote a
// row, which has a meaning on one server only. The restoring transaction's number takes its place, and all is sealed again.
const TABLES = `
  SELECT class.relname AS name,
    (SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE attrelid = class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
        AND coalesce(pg_get_expr(adbin, adrelid), '') <> 'pg_current_xact_id()') AS columns,
    ARRAY(SELECT confrelid::regclass::text FROM pg_constraint
      WHERE conrelid = class.oid AND contype = 'f' AND confrelid <> class.oid) AS needs
  FROM pg_class AS class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE $1
  ORDER BY relname`;

/** Every table of the record, whoever made it, in an order in which it may be loaded. Throws Error if there is none. */
export async function tablesInOrder(owner: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await owner.query<TableShape & { needs: string[] }>(TABLES, [KNEX]);
  const ordered: TableShape[] = [];
  const left = new Set(rows);
  while (left.size > 0) {
    const free = [...left].filter(({ needs }) => ![...left].some(({ name }) => needs.includes(name)));
    if (free.length === 0)
      throw new Error(`tables refer to each other: ${[...left].map(({ name }) => name).join(', ')}`);
    for (const table of free) {
      ordered.push({ name: table.name, columns: table.columns });
      left.delete(table);
    }
  }
  return ordered;
}

/** The migrations that have made the schema. */
export async function migrationsOf(owner: pg.ClientBase): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>('SELECT name FROM knex_migrations ORDER BY id');
  return rows.map(({ name }) => name);
}

/** Where counters stand. They are outside of any snapshot: read after the rows, they are ahead of them, never behind. */
export async function countersOf(owner: pg.ClientBase): Promise<Contents['counters']> {
  const { rows } = await owner.query<Contents['counters'][number]>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL AND sequencename NOT LIKE $1 ORDER BY 1`,
    [KNEX],
  );
  return rows;
}

/** `table (column, …)` for COPY. */
export function columnsOf(owner: pg.ClientBase, { name, columns }: TableShape): string {
  return `${owner.escapeIdentifier(name)} (${columns.map((column) => owner.escapeIdentifier(column)).join(', ')})`;
}
