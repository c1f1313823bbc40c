import { z } from 'zod';
import { reading } from '../../api/http/reading.ts';
import type { Tx } from '../../record/transaction.ts';
import type { ReadingWorld } from '../../record/views/dispute-details.ts';
import { type HouseholdFilters, listHouseholds } from '../../record/views/household-list.ts';
import { mayOnHousehold } from '../../domain/organisation/household-access.ts';
import type { ConsoleContext } from '../context.ts';
import { pagesOf } from '../layout/pages.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { levelKeys, levelOf, type StationAround, stationAround } from './around.ts';
import { cardOf } from './card.ts';

const WHOSE = ['station', 'mine', 'exited'] as const;
/** As many cards as a column shows before one opens the level. */
const IN_A_COLUMN = 12;
const PAGE_SIZE = 48;

const Wanted = z.object({
  whose: z.enum(WHOSE).default('station').catch('station'),
  level: z.string().max(40).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
});
type Wanted = z.output<typeof Wanted>;

/** `GET /console/households`: 三色看板 – the station's households by level, overdue first; of one level or of those that left, a list. */
export function boardPage(context: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/households',
    signedIn: true,
    access: { list: 'household' },
    queryOf: Wanted,
    async handle(visit) {
      const { actor, say } = visit;
      const wanted = visit.query(Wanted);
      const { whose, level } = wanted;
      const read = await reading(context.record, actor, async (tx, world) => {
        const around = await stationAround(context, visit, tx, world);
        const filters = filtersOf(wanted, actor.userId);
        const isList = level !== undefined || whose === 'exited';
        return {
          tabs: await tabsOf(tx, world, wanted, actor.userId, around),
          list: isList ? await listOf(tx, world, filters, wanted, around) : null,
          columns: isList ? [] : await columnsOf(tx, world, filters, wanted, around),
          heading: level === undefined ? null : levelOf(around, level),
        };
      });
      return {
        view: 'households',
        title: say.household.title,
        data: {
          ...read,
          isEmpty: read.list === null ? read.columns.every(({ total }) => total === 0) : read.list.cards.length === 0,
          everyLevel: addressOf({ whose }),
          mayOpen: mayOnHousehold(actor.role, 'open', 'anyone'),
          mayReassign: mayOnHousehold(actor.role, 'assign-owner', 'own'),
        },
      };
    },
  };
}

function filtersOf({ whose, level }: Wanted, userId: string): HouseholdFilters {
  return {
    status: whose === 'exited' ? 'exited' : 'controlled',
    ...(whose === 'mine' && { ownerId: userId }),
    ...(level !== undefined && { level }),
  };
}

async function tabsOf(tx: Tx, world: ReadingWorld, { whose }: Wanted, userId: string, { say }: StationAround) {
  const tabs = [];
  for (const code of WHOSE) {
    const { total } = await listHouseholds(tx, world, filtersOf({ whose: code, page: 1 }, userId), {
      page: 1,
      pageSize: 1,
    });
    tabs.push({ name: say.household.whose[code], total, path: addressOf({ whose: code }), isHere: code === whose });
  }
  return tabs;
}

async function columnsOf(
  tx: Tx,
  world: ReadingWorld,
  filters: HouseholdFilters,
  { whose }: Wanted,
  around: StationAround,
) {
  const { household: words } = around.say;
  const columns = [];
  for (const level of levelKeys(around)) {
    const of = (overdue: boolean) =>
      listHouseholds(tx, world, { ...filters, level, overdue }, { page: 1, pageSize: IN_A_COLUMN });
    const [late, others] = [await of(true), await of(false)];
    const total = late.total + others.total;
    columns.push({
      colour: levelOf(around, level),
      total,
      overdue: late.total === 0 ? null : filled(words.overdueCount, { n: late.total }),
      count: filled(words.households, { n: total }),
      cards: [...late.items, ...others.items].slice(0, IN_A_COLUMN).map((each) => cardOf(each, around)),
      all: total > IN_A_COLUMN ? { path: addressOf({ whose, level }), text: filled(words.all, { n: total }) } : null,
    });
  }
  return columns;
}

async function listOf(
  tx: Tx,
  world: ReadingWorld,
  filters: HouseholdFilters,
  { whose, level, page }: Wanted,
  around: StationAround,
) {
  const found = await listHouseholds(tx, world, filters, { page, pageSize: PAGE_SIZE });
  return {
    cards: found.items.map((each) => cardOf(each, around)),
    pages: pagesOf(found, (number) => addressOf({ whose, level, page: number }), around.say),
  };
}

/** The board with these filters, as short as it may be written. */
function addressOf({ whose = 'station', level, page = 1 }: Partial<Wanted>): string {
  const query = new URLSearchParams({
    ...(whose !== 'station' && { whose }),
    ...(level !== undefined && { level }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return query === '' ? '/console/households' : `/console/households?${query}`;
}
