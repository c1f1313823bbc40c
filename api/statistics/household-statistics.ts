import { z } from 'zod';
import { programmeOf } from '../../domain/assessment/programme.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { scopesOf } from '../../domain/organisation/county-access.ts';
import { partsOfPeriod } from '../../domain/time/parts-of-period.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { countHouseholds, type HouseholdCount } from '../../record/views/household-statistics.ts';
import { usersOf } from '../../record/identity/users.ts';
import type { ApiContext } from '../context.ts';
import { civilDate, id } from '../http/fields.ts';
import { readingAtOnce } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { periodOf } from './counts.ts';

/** When the published practice began; nothing is counted before. */
const BEGINNING = '1990-01-01';
const MOST_PARTS = 60;

const Wanted = z.strictObject({
  stationId: id.optional().meta({ description: "a station's officers: their own, also if not given" }),
  from: civilDate.optional().meta({ description: 'first day (Asia/Shanghai)' }),
  to: civilDate.optional().meta({ description: 'last day; today if not given' }),
  by: z
    .enum(['station', 'officer', 'quarter', 'year'])
    .default('station')
    .meta({ description: '`officer`: for the station alone; `quarter` and `year` need `from`' }),
});

const byLevel = z.record(z.string(), z.int());
const figures = {
  entered: byLevel.meta({ description: 'episodes that began in the period, by the level at which they did' }),
  current: byLevel.meta({ description: 'households under control at its end, by their level then' }),
  exited: z.int(),
  exitRate: z.number().nullable().meta({ description: '退出管控率: of those that entered, the share that has left' }),
  visits: z
    .object({ due: z.int(), onTime: z.int(), late: z.int(), overdue: z.int() })
    .meta({ description: 'visits whose last day lies in the period, as they stand now' }),
  recurrences: z.int().meta({ description: '复发: violence after the file was opened' }),
  turnedCriminal: z.int().meta({ description: '民转刑' }),
  deaths: z.int().meta({ description: '刑转命' }),
};

const Statistics = z
  .object({
    stationId: z.string().nullable(),
    from: z.string().nullable(),
    to: z.string(),
    ...figures,
    by: z.string(),
    items: z.array(z.object({ key: z.string(), label: z.string(), ...figures })),
  })
  .meta({ id: 'HouseholdStatistics' });

export type HouseholdStatistics = z.output<typeof Statistics>;

/** `GET /statistics/households`: 管控统计, counted from events. Numbers only: the county's supervisor gets no file by it. */
export function householdStatisticsRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/statistics/households',
    operationId: 'statistics-households',
    tag: 'statistics',
    summary: '三色管控统计 – entered, still under control, exit rate, visits, recurrences',
    description: 'A station counts its own; the county’s supervisor every station’s, without officers.',
    queryOf: Wanted,
    answers: { 200: { description: 'the figures, and the same by station, officer or period', schema: Statistics } },
    problems: ['not-permitted', 'invalid'],
    signedIn: true,
    access: { of: 'county', right: 'statistics.households' },
    async handle(request) {
      const { by, ...given } = request.query(Wanted);
      const stationId = stationFor(request.actor, given.stationId, by);
      const now = await record.clock.now();
      const { from, to } = periodOf({ from: given.from, to: given.to ?? dateOf(now) });
      const parts = by === 'quarter' || by === 'year' ? partsWanted(from, to, by) : null;
      const body = await readingAtOnce(record, request.actor, async (tx, { organisations }) => {
        const { household } = await record.policies.effectiveOn(tx, dateOf(now));
        const levels = household.levels.map(({ key }) => key);
        const whole = { from: from ?? BEGINNING, to };
        const [counts = [], ...ofParts] = await countHouseholds(tx, {
          stationId,
          periods: [whole, ...(parts ?? [])],
          now,
        });
        const names = by === 'officer' ? await usersOf(tx, request.actor.organisationId) : new Map<string, string>();
        const keyOf = ({ officer, stationId: station }: HouseholdCount) =>
          by === 'officer' ? (officer ?? '') : station;
        const items =
          parts?.map(({ key }, index) => ({ key, label: key, ...programmeOf(ofParts[index] ?? [], levels) })) ??
          [...new Set(counts.map(keyOf))].map((key) => ({
            key,
            label: names.get(key) ?? organisations[key]?.name ?? key,
            ...programmeOf(
              counts.filter((count) => keyOf(count) === key),
              levels,
            ),
          }));
        return { stationId, from: from ?? null, to, ...programmeOf(counts, levels), by, items };
      });
      return { status: 200, body };
    },
  };
}

/** @throws Problem `not-permitted` for another's station, and for one officer's work as seen from outside */
function stationFor({ role, organisationId }: Actor, wanted: string | undefined, by: string): string | null {
  if (scopesOf(role, 'statistics.households').includes('county')) {
    if (by === 'officer') throw new Problem('not-permitted');
    return wanted ?? null;
  }
  if (wanted !== undefined && wanted !== organisationId) throw new Problem('not-permitted');
  return organisationId;
}

function partsWanted(from: string | undefined, to: string, by: 'quarter' | 'year') {
  const parts = from === undefined ? [] : partsOfPeriod(from, to, by);
  if (parts.length > 0 && parts.length <= MOST_PARTS) return parts;
  throw new Problem('invalid', {
    errors: [{ path: 'from', message: `按时段统计须给出起始日期,且不超过${MOST_PARTS}个时段` }],
  });
}
