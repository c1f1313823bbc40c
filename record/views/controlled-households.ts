import type { HouseholdState } from '../../domain/household/state.ts';
import type { Reviewed } from '../../domain/review/agenda.ts';
import type { Policies } from '../policies.ts';
import type { Tx } from '../transaction.ts';

/** How many households of a station are under control. */
export async function countControlled(tx: Tx, stationId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM stream WHERE kind = 'household' AND open AND readers @> ARRAY[$1]`,
    [stationId],
  );
  return row?.count ?? 0;
}

/**
 * 在管家庭: every household under control of a station, with the policy that it keeps to. `locked`, none of them changes until
 * the transaction ends; the locks are taken in the order of their ids, as everywhere.
 */
export async function controlledHouseholds(
  tx: Tx,
  policies: Policies,
  stationId: string,
  mode: 'read' | 'locked',
): Promise<Reviewed[]> {
  const rows = await tx.query<{ state: HouseholdState; policyVersion: number }>(
    `SELECT state, policy_version AS "policyVersion" FROM stream
     WHERE kind = 'household' AND open AND readers @> ARRAY[$1] ORDER BY id${mode === 'locked' ? ' FOR NO KEY UPDATE' : ''}`,
    [stationId],
  );
  const reviewed: Reviewed[] = [];
  for (const { state, policyVersion } of rows) {
    reviewed.push({ state, policy: await policies.version(tx, policyVersion) });
  }
  return reviewed;
}
