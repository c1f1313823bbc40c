import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';

/** What is counted of households; those up to `current` by level. */
export type HouseholdFigure =
  | 'entered'
  | 'entered-and-left'
  | 'exited'
  | 'current'
  | 'visit-on-time'
  | 'visit-late'
  | 'visit-overdue'
  | 'recurrence'
  | 'turned-criminal'
  | 'death';

/** So many of one thing at one station with one officer, at one level where it has one. */
export interface HouseholdCount {
  stationId: string;
  /** Null where nobody was named. */
  officer: string | null;
  what: HouseholdFigure;
  level: string | null;
  total: number;
}

/** 管控统计 of one station, or of all: counted from the events, within two days that are both counted (migration 011). */
export function countHouseholds(
  tx: Tx,
  { stationId, from, to, now }: { stationId: string | null; from: CivilDate; to: CivilDate; now: Instant },
): Promise<HouseholdCount[]> {
  return tx.query<HouseholdCount>(
    `SELECT station_id AS "stationId", officer, what, level, total FROM count_households($1, $2, $3, $4)
     ORDER BY station_id, officer NULLS LAST, what, level`,
    [stationId, from, to, now],
  );
}
