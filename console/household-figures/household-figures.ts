import { z } from 'zod';
import { type HouseholdStatistics, householdStatisticsRoute } from '../../api/statistics/household-statistics.ts';
import { valid } from '../../api/problems/invalid.ts';
import { reading } from '../../api/http/reading.ts';
import { scopesOf } from '../../domain/organisation/county-access.ts';
import { addMonths } from '../../domain/time/civil-date.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { ConsoleContext } from '../context.ts';
import { addressOf, type Period, periodFields, periodPicker } from '../county/period.ts';
import { sectionsFor } from '../county/sections.ts';
import { organisationName } from '../dispute/around.ts';
import { apiRequest } from '../http/api-request.ts';
import type { SignedInPage } from '../page.ts';
import { figuresOf, partsOf } from './figures.ts';

const FIGURES = '/console/household-figures';
/** As many quarters and years as one compares where no first day is named. */
const MONTHS_BACK = { quarter: 24, year: 84 } as const;

const BY = ['station', 'officer', 'quarter', 'year'] as const;
const Wanted = z.object({ ...periodFields, by: z.enum(BY).optional().catch(undefined) });

/** `GET /console/household-figures`: 三色管控统计 – who entered, who is left, who has left, and what became of the visits. */
export function householdFiguresPage(context: ConsoleContext): SignedInPage {
  const { record } = context;
  const { access, handle } = householdStatisticsRoute(context);
  return {
    method: 'get',
    path: FIGURES,
    signedIn: true,
    access,
    queryOf: Wanted,
    async handle(visit) {
      const { actor, say, language } = visit;
      const wanted = visit.query(Wanted);
      const now = await record.clock.now();
      const today = dateOf(now);
      const isCountys = scopesOf(actor.role, 'statistics.households').includes('county');
      const by = wanted.by ?? (isCountys ? 'station' : 'officer');
      const period = periodFor(wanted, by, today);
      // The page's own query has more, and takes the ends the wrong way round.
      const asked = { ...visit, query: <T>(schema: z.ZodType<T>) => valid(schema, { ...period, by }, language) };
      const statistics = (await handle(apiRequest(asked))).body as HouseholdStatistics;
      const { policy, organisations } = await reading(record, actor, async (tx, world) => ({
        policy: await record.policies.effectiveOn(tx, today),
        organisations: world.organisations,
      }));
      const around = { policy, organisations, now, language, say };
      const chosen = { ...(wanted.from !== undefined && { from: period.from }), to: period.to };
      return {
        view: 'household-figures',
        title: say.householdFigures.title,
        data: {
          heading: organisationName(around, actor.organisationId),
          sections: sectionsFor(actor.role, FIGURES, say),
          everything: wanted.from === undefined ? null : addressOf(FIGURES, { by }),
          period: periodPicker(FIGURES, chosen, today, visit, { by }),
          ways: BY.filter((way) => way !== (isCountys ? 'officer' : 'station')).map((way) => ({
            name: say.householdFigures.by[way],
            path: addressOf(FIGURES, { ...(wanted.from !== undefined && period), by: way }),
            isHere: way === by,
          })),
          ...figuresOf(statistics, around),
          parts: partsOf(statistics, by, around),
        },
      };
    },
  };
}

/** Without a first day all there has been; quarters and years are counted from one, though. */
function periodFor(
  { from, to = undefined }: { from?: string; to?: string },
  by: (typeof BY)[number],
  today: string,
): Partial<Pick<Period, 'from'>> & Pick<Period, 'to'> {
  const last = to ?? today;
  if (from !== undefined) return from <= last ? { from, to: last } : { from: last, to: from };
  if (by !== 'quarter' && by !== 'year') return { to: last };
  return { from: addMonths(`${last.slice(0, 5)}01-01`, 12 - MONTHS_BACK[by]), to: last };
}
