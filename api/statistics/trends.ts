import { z } from 'zod';
import { trendsOf } from '../../domain/assessment/trends.ts';
import { addDays, addMonths, type CivilDate } from '../../domain/time/civil-date.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { partsOfPeriod } from '../../domain/time/parts-of-period.ts';
import { SEASONS } from '../../domain/time/season.ts';
import type { RecordContext } from '../../record/context.ts';
import type { Tx } from '../../record/transaction.ts';
import { trendCells } from '../../record/views/trend-cells.ts';
import type { ApiContext } from '../context.ts';
import { assertKnownFilters } from '../disputes/known-filters.ts';
import { code } from '../http/fields.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { period, periodOf } from './counts.ts';

const MOST_MONTHS = 60;

const Wanted = z.strictObject({
  ...period,
  type: code.optional().meta({ description: 'of this type alone' }),
});

const byKey = z.record(z.string(), z.int());
const counts = { total: z.int(), settled: z.int(), byLevel: byKey };

const Trends = z
  .object({
    from: z.string(),
    to: z.string(),
    type: z.string().nullable(),
    total: z.object(counts),
    months: z.array(z.object({ key: z.string().meta({ example: '2026-03' }), ...counts, byType: byKey })),
    seasons: z.array(z.object({ key: z.enum(SEASONS), ...counts })),
    types: z.array(z.object({ key: z.string(), ...counts })),
  })
  .meta({ id: 'DisputeTrends' });

export type TrendsAnswer = z.output<typeof Trends>;

/** `GET /statistics/trends`: 趋势 of the cases registered, by month, season and type. */
export function trendsRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/statistics/trends',
    operationId: 'statistics-trends',
    tag: 'statistics',
    summary: '趋势分析 – the cases registered by month, season, type and level, as they stand now',
    description: `Of what the caller may count. Without \`from\`, the twelve months up to \`to\`; at most ${MOST_MONTHS} months.`,
    queryOf: Wanted,
    answers: { 200: { description: 'every month of the period, the most frequent type first', schema: Trends } },
    problems: ['invalid'],
    signedIn: true,
    access: { of: 'county', right: 'statistics.disputes' },
    async handle(request) {
      const wanted = periodOf(request.query(Wanted));
      const today = dateOf(await record.clock.now());
      const body = await reading(record, request.actor, (tx) => trendsFor(record, tx, wanted, today));
      return { status: 200, body };
    },
  };
}

/**
 * 趋势 as far as the actor may count them.
 * @throws Problem `invalid` for more months than one looks at, and for a type that is none
 */
export async function trendsFor(
  record: RecordContext,
  tx: Tx,
  { type, ...given }: { from?: CivilDate; to?: CivilDate; type?: string },
  today: CivilDate,
): Promise<TrendsAnswer> {
  assertKnownFilters({ type }, await record.policies.effectiveOn(tx, today));
  const to = given.to ?? today;
  const from = given.from ?? addMonths(`${to.slice(0, 8)}01`, -11);
  const { to: last } = periodOf({ from, to });
  const months = from < addDays(addMonths(last, -MOST_MONTHS), 1) ? [] : partsOfPeriod(from, last, 'month');
  if (months.length === 0) {
    throw new Problem('invalid', { errors: [{ path: 'from', message: `一次最多统计${MOST_MONTHS}个月` }] });
  }
  return { from, to, type: type ?? null, ...trendsOf(await trendCells(tx, months, type), months) };
}
