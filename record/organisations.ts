import type { Organisation, OrganisationTree } from '../domain/organisation/tree.ts';
import type { Tx } from './transaction.ts';

/** 组织: the tree of organisations, read again only when a trigger has counted its version up. */
export interface Organisations {
  /** The tree as `tx` sees it. */
  current(tx: Tx): Promise<OrganisationTree>;
  /** The tree of a version that the caller has just read from `instance`. */
  at(tx: Tx, version: number): Promise<OrganisationTree>;
}

const VERSION = 'SELECT organisations_version AS version FROM instance';
const TREE = `SELECT id, kind, level, parent_id AS "parentId", name, short_name AS "shortName",
  closed_at AS "closedAt" FROM organisation`;

export function createOrganisations(): Organisations {
  let known: { version: number; tree: OrganisationTree } | undefined;

  async function at(tx: Tx, version: number): Promise<OrganisationTree> {
    if (known?.version === version) return known.tree;
    const tree = Object.fromEntries((await tx.query<Organisation>(TREE)).map((row) => [row.id, row]));
    // A tree newer than its version is read again by the next caller; an older one is never kept for a newer version.
    known = { version, tree };
    return tree;
  }

  return {
    at,
    async current(tx) {
      const [row] = await tx.prepared<{ version: number }>(VERSION);
      if (!row) throw new Error('this database is not migrated');
      return at(tx, row.version);
    },
  };
}

/** Lets changes of the tree be judged one after the other: two at once could give two committees one name. */
export async function queueForTree(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('organisations', 0))`);
}

/** Adds organisations or brings them up to date. Parents may stand anywhere in the list. */
export async function saveOrganisations(tx: Tx, organisations: readonly Organisation[]): Promise<void> {
  await tx.query(
    `INSERT INTO organisation (id, kind, level, parent_id, name, short_name, closed_at)
     SELECT id, kind, level, "parentId", name, "shortName", "closedAt" FROM jsonb_to_recordset($1) AS given
       (id text, kind text, level text, "parentId" text, name text, "shortName" text, "closedAt" timestamptz)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, level = excluded.level, parent_id = excluded.parent_id,
       name = excluded.name, short_name = excluded.short_name, closed_at = excluded.closed_at`,
    [JSON.stringify(organisations)],
  );
}
