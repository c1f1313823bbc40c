import type { CivilDate } from '../../domain/time/civil-date.ts';
import { startOfDay } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';
import { countable, inPeriod, SUCCEEDED } from './dispute-statistics.ts';
import { rowsOf, sql } from './page.ts';

/** So many cases of one part of a period, one type and one level. */
export interface TrendCell {
  /** Which of the parts, from 0. */
  part: number;
  type: string;
  level: string;
  total: number;
  settled: number;
}

/** 趋势: the cases registered in each of the parts, which follow on each other, of what is the actor's to count. */
export async function trendCells(
  tx: Tx,
  parts: readonly { from: CivilDate; to: CivilDate }[],
  type: string | undefined,
): Promise<TrendCell[]> {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const part = sql.raw('width_bucket(dispute_view.opened_at, ?::timestamptz[]) - 1', [
    parts.map(({ from }) => startOfDay(from)),
  ]);
  const disputes = inPeriod(countable(tx.actor), { from: first.from, to: last.to });
  if (type !== undefined) disputes.where('dispute_view.type', type);
  const counted = disputes
    .select({ part, type: 'dispute_view.type', level: 'dispute_view.level' })
    .select({ total: sql.raw('count(*)'), settled: sql.raw(`count(*) FILTER (WHERE ${SUCCEEDED})`) })
    .groupBy(sql.raw('1, 2, 3'));
  return rowsOf<TrendCell>(tx, counted);
}
