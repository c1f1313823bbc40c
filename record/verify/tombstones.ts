import type { Tx } from '../transaction.ts';
import type { Finding } from './finding.ts';

/** What was erased by an order that is on record: ids of people, and of records with all that lay in them. */
export interface Erased {
  people: ReadonlySet<string>;
  records: ReadonlySet<string>;
}

// Orders stand in events, which are chained: whoever would make a tombstone must make an event, which is found, or turn
// one that there is into another.
const ORDERS_AND_TOMBSTONES = `
  SELECT ordered.kind, coalesce(ordered.id, tombstone.id) AS id, coalesce(ordered.stream_id, tombstone.stream_id) AS "streamId",
    ordered.id IS NULL AS unfounded, tombstone.id IS NULL AS missing,
    EXISTS (SELECT FROM data_key WHERE data_key.id = coalesce(ordered.id, tombstone.id)) AS "keyLeft"
  FROM (
    SELECT DISTINCT given.kind, given.id, given."streamId" AS stream_id
    FROM stream JOIN event ON event.stream_id = stream.id AND event.type = 'erased',
      jsonb_to_recordset(event.data->'erases') AS given (kind text, id uuid, "streamId" uuid)
    WHERE stream.kind = 'erasure'
  ) AS ordered
  FULL JOIN tombstone ON tombstone.id = ordered.id AND tombstone.kind = ordered.kind AND tombstone.stream_id = ordered.stream_id`;

interface Row {
  kind: 'person' | 'case' | null;
  id: string;
  streamId: string;
  unfounded: boolean;
  missing: boolean;
  keyLeft: boolean;
}

/** Sets tombstones against the events that ordered them; what is not as it was ordered is not erased, it is missing. */
export async function checkTombstones(tx: Tx): Promise<{ erased: Erased; findings: Finding[] }> {
  const rows = await tx.query<Row>(ORDERS_AND_TOMBSTONES);
  const findings = rows.flatMap((row) => {
    const fault = faultOf(row);
    return fault === null ? [] : [{ what: 'tombstone-differs' as const, streamId: row.streamId, detail: fault }];
  });
  const founded = rows.filter(({ unfounded }) => !unfounded);
  const idsOf = (wanted: 'person' | 'case') =>
    new Set(founded.flatMap(({ kind, id }) => (kind === wanted ? [id] : [])));
  return { erased: { people: idsOf('person'), records: idsOf('case') }, findings };
}

function faultOf({ id, unfounded, missing, keyLeft }: Row): string | null {
  if (unfounded) return `no event orders that ${id} is erased`;
  if (missing) return `the tombstone of ${id} is gone`;
  return keyLeft ? `the key of ${id} is there again` : null;
}
