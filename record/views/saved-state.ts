import type { Tx } from '../transaction.ts';

/** A record as it was saved by its last command; null if there is none that the actor's organisation may read. */
export async function savedState<State>(
  tx: Tx,
  kind: string,
  id: string,
): Promise<{ seq: number; state: State; rootId: string; policyVersion: number } | null> {
  const [row] = await tx.query<{ seq: number; state: State; rootId: string; policyVersion: number }>(
    `SELECT seq, state, root_id AS "rootId", policy_version AS "policyVersion" FROM stream WHERE id = $1 AND kind = $2`,
    [id, kind],
  );
  return row ?? null;
}

/** The states of as many of these as the actor's organisation may read. */
export async function savedStates<State>(
  tx: Tx,
  kind: string,
  ids: readonly string[],
): Promise<{ id: string; state: State }[]> {
  if (ids.length === 0) return [];
  return tx.query('SELECT id, state FROM stream WHERE kind = $1 AND id = ANY($2)', [kind, ids]);
}

/** The number of a record of whatever kind; null if there is none that the actor's organisation may read. */
export async function numberOf(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.query<{ number: string }>(`SELECT state->>'number' AS number FROM stream WHERE id = $1`, [id]);
  return row?.number ?? null;
}
