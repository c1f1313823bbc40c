import { z } from 'zod';
import { reading } from '../../api/http/reading.ts';
import { code } from '../../api/http/fields.ts';
import { trendsFor } from '../../api/statistics/trends.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { ConsoleContext } from '../context.ts';
import { addressOf, periodFields, periodOr, periodPicker } from '../county/period.ts';
import { sectionsFor } from '../county/sections.ts';
import { labelOf } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { levelsOf, monthsOf, seasonsOf, typesOf } from './drawings.ts';
import { heatTable } from './heat-table.ts';

const TRENDS = '/console/trends';

const Wanted = z.object({
  ...periodFields,
  type: z.preprocess((value) => (value === '' ? undefined : value), code.optional()),
});

/** `GET /console/trends`: 趋势分析 – what came by month, type, season and level; each picture also in words and as a table. */
export function trendsPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: TRENDS,
    signedIn: true,
    access: { of: 'county', right: 'statistics.disputes' },
    queryOf: Wanted,
    async handle(visit) {
      const { actor, say, language } = visit;
      const { type, ...given } = visit.query(Wanted);
      const now = await record.clock.now();
      const today = dateOf(now);
      const asked = given.from === undefined && given.to === undefined ? {} : periodOr(given, today);
      const { trends, policy, organisations } = await reading(record, actor, async (tx, world) => ({
        trends: await trendsFor(record, tx, { ...asked, type }, today),
        policy: await record.policies.effectiveOn(tx, today),
        organisations: world.organisations,
      }));
      const around = { policy, organisations, now, language, say };
      const { from, to } = trends;
      return {
        view: 'trends',
        title: say.trend.title,
        data: {
          sections: sectionsFor(actor.role, TRENDS, say),
          period: periodPicker(TRENDS, { from, to }, today, visit, type === undefined ? {} : { type }),
          types: Object.entries(policy.types).map(([value, label]) => ({
            value,
            label: labelOf({ [value]: label, ...say.type }, value),
            isChosen: value === type,
          })),
          path: TRENDS,
          everyType: type === undefined ? null : addressOf(TRENDS, { from, to }),
          isEmpty: trends.total.total === 0,
          charts: [
            monthsOf(trends, around),
            ...(type === undefined ? [typesOf(trends, around)] : []),
            seasonsOf(trends, around),
            levelsOf(trends, around),
          ],
          heat: type === undefined ? heatTable(trends, around) : null,
        },
      };
    },
  };
}
