import { trailRowsNow, unsealedTrailRows } from '../audit/sealed-rows.ts';
import type { SealedCheckpoint } from '../sealer.ts';
import type { Tx } from '../transaction.ts';
import type { Finding } from './finding.ts';

/** Checks that the looks that a checkpoint sealed are there unchanged. */
export async function differingTrail(tx: Tx, { id, at, trailRows, trailHash }: SealedCheckpoint): Promise<Finding[]> {
  if (trailRows === undefined || trailHash === undefined) return [];
  const now = await trailRowsNow(tx, trailRows);
  if (now.trailHash.equals(trailHash)) return [];
  const where = `checkpoint ${id} of ${at} sealed rows ${trailRows} of the audit trail`;
  return now.trailRows === trailRows
    ? [{ what: 'trail-changed', detail: `${where}: one is not what was sealed` }]
    : [{ what: 'trail-removed', detail: `${where}: of these ${now.trailRows} are there` }];
}

/** Checks that no look was put in afterwards among those that were sealed. */
export async function insertedIntoTrail(tx: Tx): Promise<Finding[]> {
  const rows = await unsealedTrailRows(tx);
  return rows.map((n) => ({ what: 'trail-inserted', detail: `row ${n} of the audit trail was never sealed` }));
}
