import type { Finding } from '../../domain/analysis/agenda.ts';
import type { AgendaReason } from '../../domain/policy/screening-policy.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';

/** What a meeting's agenda is read with. */
export interface FindingsWanted {
  centreId: string;
  /** The centre and every organisation below it. */
  organisationIds: readonly string[];
  /** Disputes registered from here on are new. */
  since: Instant;
  now: Instant;
  /** Colours that alert. */
  alertColours: readonly string[];
  /** A case of the same people and type, that the centre may read, counts if it is open or was closed from here on. */
  closedSince: Instant;
}

interface Row extends Omit<Finding, 'reasons'> {
  isNew: boolean;
  isOverdue: boolean;
  isRed: boolean;
  isRepeated: boolean;
}

// The same people by ID number; by name where one of the two has none.
const FINDINGS = `
  SELECT d.stream_id AS "disputeId", d.number, d.colour, d.opened_at AS "openedAt",
    d.opened_at >= $2 AS "isNew",
    d.colour = ANY ($4) AS "isRed",
    coalesce((stream.state->>'dispatchAlarm')::int, 0) > 0 OR EXISTS (
      SELECT FROM task WHERE task.stream_id = d.stream_id AND (task.due_at <= $3 OR task.what = 'answer-supervision')
    ) AS "isOverdue",
    EXISTS (
      SELECT FROM person AS mine
      JOIN person AS other ON other.stream_id <> mine.stream_id AND (other.id_number_index = mine.id_number_index
        OR (other.name_index = mine.name_index AND (other.id_number_index IS NULL OR mine.id_number_index IS NULL)))
      JOIN dispute_view AS earlier ON earlier.stream_id = other.stream_id AND earlier.type = d.type
        AND (earlier.closed_at IS NULL OR earlier.closed_at >= $5)
      JOIN reader_set ON reader_set.id = earlier.reader_set AND reader_set.readers @> ARRAY[$6::text]
      WHERE mine.stream_id = d.stream_id
    ) AS "isRepeated"
  FROM dispute_view AS d JOIN stream ON stream.id = d.stream_id
  WHERE d.closed_at IS NULL AND d.owner_organisation_id = ANY ($1)
  ORDER BY d.opened_at, d.stream_id`;

/** 研判素材: every open dispute in the hands of these organisations, and why a meeting should look at it. */
export async function analysisFindings(tx: Tx, wanted: FindingsWanted): Promise<Finding[]> {
  const { centreId, organisationIds, since, now, alertColours, closedSince } = wanted;
  const rows = await tx.query<Row>(FINDINGS, [organisationIds, since, now, alertColours, closedSince, centreId]);
  return rows.map(({ isNew, isOverdue, isRed, isRepeated, ...dispute }) => {
    const reasons: [AgendaReason, boolean][] = [
      ['new', isNew],
      ['overdue', isOverdue],
      ['red', isRed],
      ['repeated', isRepeated],
    ];
    return { ...dispute, reasons: reasons.flatMap(([reason, holds]) => (holds ? [reason] : [])) };
  });
}

/** How many clues in the hands of these organisations nobody has sorted yet. */
export async function unsortedClues(tx: Tx, organisationIds: readonly string[]): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM clue_view WHERE status = 'reported' AND organisation_id = ANY ($1)`,
    [organisationIds],
  );
  return row?.count ?? 0;
}
