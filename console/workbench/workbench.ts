import { z } from 'zod';
import { reading } from '../../api/http/reading.ts';
import { readInbox } from '../../record/views/tasks.ts';
import type { ConsoleContext } from '../context.ts';
import { pagesOf } from '../layout/pages.ts';
import { whenOf } from '../layout/time.ts';
import type { SignedInPage, SignedInVisit } from '../page.ts';
import type { IsThere } from '../layout/record-path.ts';
import {
  addressOf,
  choicesOf,
  COLOURS,
  emptyOf,
  KINDS,
  PAGE_SIZE,
  SCOPES,
  scopesOf,
  STATES,
  statesOf,
} from './filters.ts';
import { bulkOf, groupsOf } from './task-cards.ts';

const Filters = z.object({
  scope: z.enum(SCOPES).default('mine'),
  state: z.enum(STATES).optional().catch(undefined),
  kind: z.enum(KINDS).optional().catch(undefined),
  colour: z.enum(COLOURS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
});

/** `GET /console`: 工作台 – what waits for me, for our organisation, below us; overdue first. The filters stay in the address, and on the device. */
export function workbenchPage({ record }: ConsoleContext, isThere: IsThere): SignedInPage {
  return {
    method: 'get',
    path: '/console',
    signedIn: true,
    access: { of: 'county', right: 'tasks' },
    queryOf: Filters,
    async handle(visit) {
      const { actor, say, language } = visit;
      const { page, ...filters } = filtersOf(visit);
      const now = await record.clock.now();
      const { tasks, counts, organisations } = await reading(record, actor, async (tx, world) => ({
        ...(await readInbox(tx, world, filters, now, { page, pageSize: PAGE_SIZE })),
        organisations: world.organisations,
      }));
      const world = { actor, organisations, now, language, say, isThere };
      return {
        view: 'workbench',
        title: say.workbench.title,
        cookies: { workbench: addressOf(filters).split('?')[1] ?? null },
        data: {
          choices: choicesOf(filters, say),
          bulk: bulkOf(tasks.items, world),
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

/** As the address says; an address that says nothing is as this device had it last. */
function filtersOf(visit: SignedInVisit): z.output<typeof Filters> {
  const kept = visit.cookie('workbench');
  if (visit.here.includes('?') || kept === undefined) return visit.query(Filters);
  return Filters.catch(Filters.parse({})).parse(Object.fromEntries(new URLSearchParams(kept)));
}
