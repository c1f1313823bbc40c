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

/** First and last day (Asia/Shanghai), both counted. */
export interface CountedPeriod {
  from: CivilDate;
  to: CivilDate;
}

/** So many of one thing at one station with one officer, at one level where it has one. */
export interface HouseholdCount {
  stationId: string;
  /** Null where nobody was named. */
  officer: string | null;
  what: HouseholdFigure;
  level: string | null;
  total: number;
}

/** 管控统计 of one station, or of all, for each of the periods: counted from the events, which are gone through once (migration 011). */
export async function countHouseholds(
  tx: Tx,
  { stationId, periods, now }: { stationId: string | null; periods: readonly CountedPeriod[]; now: Instant },
): Promise<HouseholdCount[][]> {
  const rows = await tx.query<HouseholdCount & { part: number }>(
    `SELECT part, station_id AS "stationId", officer, what, level, total FROM count_households($1, $2, $3, $4)
     ORDER BY station_id, officer NULLS LAST, what, level`,
    [stationId, periods.map(({ from }) => from), periods.map(({ to }) => to), now],
  );
  return periods.map((_, index) => rows.flatMap(({ part, ...count }) => (part === index + 1 ? [count] : [])));
}
