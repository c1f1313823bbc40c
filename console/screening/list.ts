import { z } from 'zod';
import { reading } from '../../api/http/reading.ts';
import { mayOnScreening } from '../../domain/organisation/screening-access.ts';
import { listScreeningRounds, type RoundListItem } from '../../record/views/screening-rounds.ts';
import type { ConsoleContext } from '../context.ts';
import { pagesOf } from '../layout/pages.ts';
import { dayOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage, SignedInVisit } from '../page.ts';

const ROUNDS = '/console/screening-rounds';
const PAGE_SIZE = 20;
const STATES = ['open', 'closed'] as const;

const Asked = z.object({
  status: z.enum(STATES).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
});

/** `GET /console/screening-rounds`: 排查列表. */
export function listPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: ROUNDS,
    signedIn: true,
    access: { list: 'screening-round' },
    queryOf: Asked,
    async handle(visit) {
      const { actor, say } = visit;
      const { page, status } = visit.query(Asked);
      const { found, organisations } = await reading(record, actor, async (tx, world) => ({
        found: await listScreeningRounds(tx, world, { status }, { page, pageSize: PAGE_SIZE }),
        organisations: world.organisations,
      }));
      const looks = [undefined, ...STATES].map((code) => ({
        name: say.screening.looks[code ?? 'all'],
        path: addressOf(code),
        isHere: code === status,
      }));
      return {
        view: 'screening-rounds',
        title: say.screening.title,
        data: {
          mayOpen: mayOnScreening(actor.role, 'open', ['anyone']),
          looks,
          rounds: found.items.map((item) => ({
            ...cardOf(item, visit),
            organisation: organisations[item.organisationId]?.name ?? item.organisationId,
          })),
          pages: pagesOf(found, (number) => addressOf(status, number), say),
        },
      };
    },
  };
}

function addressOf(status: (typeof STATES)[number] | undefined, page = 1): string {
  const query = new URLSearchParams({ ...(status && { status }), ...(page > 1 && { page: String(page) }) }).toString();
  return query === '' ? ROUNDS : `${ROUNDS}?${query}`;
}

function cardOf(item: RoundListItem, { language, say }: SignedInVisit) {
  const { screening } = say;
  return {
    path: `${ROUNDS}/${item.id}`,
    title: item.title,
    number: item.number,
    standing: screening.status[item.status],
    isOverdue: item.isOverdue,
    days: `${dayOf(item.from, language)} – ${dayOf(item.to, language)}`,
    coverage: filled(screening.coverage, { visited: item.visited, households: item.households }),
    visited: item.visited,
    households: item.households,
    clues: filled(say.clues.total, { n: item.clues }),
  };
}
