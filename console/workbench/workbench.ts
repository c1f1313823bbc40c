import { z } from 'zod';
import { reading } from '../../api/http/reading.ts';
import { readInbox } from '../../record/views/tasks.ts';
import type { ConsoleContext } from '../context.ts';
import { pagesOf } from '../layout/pages.ts';
import { whenOf } from '../layout/time.ts';
import type { SignedInPage } from '../page.ts';
import { addressOf, emptyOf, PAGE_SIZE, SCOPES, scopesOf, STATES, statesOf } from './filters.ts';
import { groupsOf } from './task-cards.ts';

const Filters = z.object({
  scope: z.enum(SCOPES).default('mine'),
  state: z.enum(STATES).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
});

/** `GET /console`: 工作台 – what waits for me, for our organisation, below us; overdue first. The filters stay in the address. */
export function workbenchPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console',
    signedIn: true,
    access: { of: 'county', right: 'tasks' },
    queryOf: Filters,
    async handle(visit) {
      const { actor, say, language } = visit;
      const { page, ...filters } = visit.query(Filters);
      const now = await record.clock.now();
      const { tasks, counts, organisations } = await reading(record, actor, async (tx, world) => ({
        ...(await readInbox(tx, world, filters, now, { page, pageSize: PAGE_SIZE })),
        organisations: world.organisations,
      }));
      const world = { actor, organisations, now, language, say };
      return {
        view: 'workbench',
        title: say.workbench.title,
        data: {
          today: whenOf(now, language),
          scopes: scopesOf(filters, counts, say),
          states: statesOf(filters, counts[filters.scope], say),
          groups: groupsOf(tasks.items, counts[filters.scope], world),
          empty: tasks.items.length === 0 ? emptyOf(filters, say) : null,
          pages: pagesOf(tasks, (number) => addressOf({ ...filters, page: number }), say),
        },
      };
    },
  };
}
