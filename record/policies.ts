import { additionsTo } from '../domain/policy/additions.ts';
import type { PolicyChangeEvent } from '../domain/policy-change/policy-change.ts';
import type { Policy } from '../domain/policy/policy.ts';
import type { CivilDate } from '../domain/time/civil-date.ts';
import type { StatementBuilder } from './statement.ts';
import type { Tx } from './transaction.ts';

/** 策略版本: published once and for good, so that one read is enough. */
export interface Policies {
  /** Throws RangeError for a version that is not published. */
  version(tx: Tx, version: number): Promise<Policy>;
  /** The newest that is in effect on a day in Asia/Shanghai: new cases are opened under it. */
  effectiveOn(tx: Tx, day: CivilDate): Promise<Policy>;
}

export function createPolicies(): Policies {
  const known = new Map<number, Policy>();

  async function version(tx: Tx, wanted: number): Promise<Policy> {
    const remembered = known.get(wanted);
    if (remembered) return remembered;
    const [row] = await tx.query<{ data: Policy }>('SELECT data FROM policy_version WHERE version = $1', [wanted]);
    if (!row) throw new RangeError(`policy version ${wanted} is not published`);
    known.set(wanted, row.data);
    return row.data;
  }

  return {
    version,
    async effectiveOn(tx, day) {
      const [row] = await tx.prepared<{ version: number }>(
        `SELECT version FROM policy_version WHERE effective_from <= $1
         ORDER BY effective_from DESC, version DESC LIMIT 1`,
        [day],
      );
      if (!row) throw new RangeError(`no policy is in effect on ${day}`);
      return version(tx, row.version);
    },
  };
}

/**
 * The version that was published last, whenever it takes effect. No other is published until the transaction ends, so that a
 * change is laid on what it was decided for.
 */
export async function newestPolicy(tx: Tx): Promise<Policy> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('policies', 0))`);
  const [row] = await tx.query<{ data: Policy }>('SELECT data FROM policy_version ORDER BY version DESC LIMIT 1');
  if (!row) throw new RangeError('no policy is published');
  return row.data;
}

/** 发布: with the event that puts a version into force, in its own transaction. */
export function publishDecided(statement: StatementBuilder, events: readonly PolicyChangeEvent[]): void {
  for (const event of events) {
    if (event.type !== 'approved') continue;
    const { policy } = event;
    statement.add(
      (value) => `INSERT INTO policy_version (version, effective_from, data)
        VALUES (${value(policy.version)}, ${value(policy.effectiveFrom)}, ${value(JSON.stringify(policy))}::jsonb)`,
    );
  }
}

/** Publishes a version; the very same one again does nothing. Throws Error if that number was published with other content. */
export async function publishPolicy(tx: Tx, policy: Policy): Promise<void> {
  const [row] = await tx.query<{ same: boolean }>(
    `WITH published AS (
       INSERT INTO policy_version (version, effective_from, data) VALUES ($1, $2, $3::jsonb) ON CONFLICT DO NOTHING
     )
     SELECT data = $3::jsonb AS same FROM policy_version WHERE version = $1`,
    [policy.version, policy.effectiveFrom, JSON.stringify(policy)],
  );
  if (row && !row.same) {
    throw new Error(
      `policy version ${policy.version} is published with other content and cannot be changed: this database was made by ` +
        'another release. A demo may be begun anew by deleting its FENGQIAO_HOME.',
    );
  }
}

/**
 * Gives what a release knows beyond the first policy as it was published to every published version, so that a database is
 * not held to the release that made it. Does nothing where the shipped policy says anything otherwise. As the owner: the
 * application may publish, never change.
 */
export async function completePolicies(tx: Tx, shipped: Policy): Promise<void> {
  const [first] = await tx.query<{ data: Policy }>('SELECT data FROM policy_version WHERE version = $1', [
    shipped.version,
  ]);
  for (const { path, value } of (first && additionsTo(first.data, JSON.parse(JSON.stringify(shipped)))) ?? []) {
    await tx.query(
      `UPDATE policy_version SET data = jsonb_set(data, $1, $2::jsonb)
       WHERE data #> $1 IS NULL AND ($3::text[] = '{}' OR data #> $3 IS NOT NULL)`,
      [path, JSON.stringify(value), path.slice(0, -1)],
    );
  }
}
