import { z } from 'zod';
import { reading } from '../../api/http/reading.ts';
import { supervisionsFor } from '../../api/supervisions/supervisions.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { ConsoleContext } from '../context.ts';
import { addressOf } from '../county/period.ts';
import { sectionsFor } from '../county/sections.ts';
import { pagesOf } from '../layout/pages.ts';
import type { SignedInPage } from '../page.ts';
import { cardOf } from './card.ts';

const SUPERVISIONS = '/console/supervisions';
const PAGE_SIZE = 30;

const STATES = ['open', 'overdue', 'answered', 'lapsed'] as const;

const Wanted = z.object({
  state: z.enum(STATES).default('open').catch('open'),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
});

/** `GET /console/supervisions`: 督办台账 – what is pressed for, who must answer until when, and what was answered. */
export function supervisionsPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: SUPERVISIONS,
    signedIn: true,
    access: { of: 'county', right: 'supervisions' },
    queryOf: Wanted,
    async handle(visit) {
      const { actor, say, language } = visit;
      const { state, page } = visit.query(Wanted);
      const now = await record.clock.now();
      const { found, totals, policy, organisations } = await reading(record, actor, async (tx, world) => {
        const listed = (of: (typeof STATES)[number], request: { page: number; pageSize: number }) =>
          supervisionsFor(tx, world, of === 'overdue' ? { overdue: true } : { state: of }, now, request);
        const counted = [];
        for (const of of STATES) counted.push((await listed(of, { page: 1, pageSize: 1 })).total);
        return {
          found: await listed(state, { page, pageSize: PAGE_SIZE }),
          totals: counted,
          policy: await record.policies.effectiveOn(tx, dateOf(now)),
          organisations: world.organisations,
        };
      });
      const around = { policy, organisations, now, language, say };
      const at = (of: string, number = 1) =>
        addressOf(SUPERVISIONS, { ...(of !== 'open' && { state: of }), ...(number > 1 && { page: String(number) }) });
      return {
        view: 'supervisions',
        title: say.supervision.title,
        data: {
          sections: sectionsFor(actor.role, SUPERVISIONS, say),
          tabs: STATES.map((code, index) => ({
            name: say.supervision.states[code],
            total: totals[index] ?? 0,
            path: at(code),
            isHere: code === state,
          })),
          cards: found.items.map((item) => cardOf(item, actor, around)),
          empty: say.supervision.empty[state],
          pages: pagesOf(found, (number) => at(state, number), say),
        },
      };
    },
  };
}
