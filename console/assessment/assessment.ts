import { z } from 'zod';
import { reading } from '../../api/http/reading.ts';
import { wordsIn } from '../../api/public/words.ts';
import { mediatorSheetRoute } from '../../api/statistics/mediator-sheet-route.ts';
import { mediatorsFor } from '../../api/statistics/mediator-statistics.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { ConsoleContext } from '../context.ts';
import { addressOf, periodFields, periodOr, periodPicker } from '../county/period.ts';
import { sectionsFor } from '../county/sections.ts';
import { servedPage } from '../files/served-page.ts';
import type { SignedInPage } from '../page.ts';
import { basisOf } from './basis.ts';
import { linesOf, SORTS, sorted } from './lines.ts';

const ASSESSMENT = '/console/assessment';
const SHEET = `${ASSESSMENT}/mediators.xlsx`;

const Wanted = z.object({ ...periodFields, sort: z.enum(SORTS).default('score').catch('score') });

/** 调解员考评: who did how well over a period, by the weights of policy; and the same to be sent on. */
export function assessmentPages(context: ConsoleContext): SignedInPage[] {
  return [assessmentPage(context), servedPage(SHEET, mediatorSheetRoute(context))];
}

function assessmentPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: ASSESSMENT,
    signedIn: true,
    access: { of: 'county', right: 'statistics.mediators' },
    queryOf: Wanted,
    async handle(visit) {
      const { actor, say, language } = visit;
      const { sort, ...given } = visit.query(Wanted);
      const now = await record.clock.now();
      const period = periodOr(given, dateOf(now));
      const { assessed, policy, organisations } = await reading(record, actor, async (tx, world) => {
        const effective = await record.policies.effectiveOn(tx, dateOf(now));
        return {
          assessed: await mediatorsFor(tx, period, effective),
          policy: effective,
          organisations: world.organisations,
        };
      });
      const around = { policy, organisations, now, language, say };
      const { name, columns } = wordsIn(language).assessment;
      return {
        view: 'assessment',
        title: name,
        data: {
          heading: name,
          sections: sectionsFor(actor.role, ASSESSMENT, say),
          period: periodPicker(ASSESSMENT, period, dateOf(now), visit, sort === 'score' ? {} : { sort }),
          sorts: SORTS.map((code) => ({
            name: columns[code],
            path: addressOf(ASSESSMENT, { ...period, ...(code !== 'score' && { sort: code }) }),
            isHere: code === sort,
          })),
          sheet: addressOf(SHEET, { ...period }),
          basis: basisOf(assessed.basis, columns, around),
          table: linesOf(sorted(assessed.items, sort), assessed.basis, columns, around),
          isEmpty: assessed.items.length === 0,
        },
      };
    },
  };
}
