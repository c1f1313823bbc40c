import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDisputes } from '../../demo/bulk/load-disputes.ts';
import { mayView } from '../../domain/dispute/relations.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import type { ReadingWorld } from '../../record/views/dispute-details.ts';
import { textsById } from '../../record/views/dispute-item.ts';
import {
  DISPUTE_ORDERS,
  type DisputeFilters,
  type DisputeOrder,
  listDisputes,
} from '../../record/views/dispute-list.ts';
import { actorNamed, as, type CountyRecord, countyRecord } from './people-support.ts';

/** A dispute with its words in the clear, as a plain program would look through them. */
interface Plain {
  state: DisputeState;
  nextDueAt: string | null;
  words: string;
}

const USERS = ['mediator.yangping', 'coordinator.qingxi', 'mediator.qingxi', 'supervisor.county', 'clerk.court'];
let county: CountyRecord;
let world: ReadingWorld;
let all: Plain[];

beforeAll(async () => {
  county = await countyRecord();
  const { record } = county;
  await loadDisputes(record, 400, () => undefined);
  world = { keys: record.keys, organisations: await record.organisations() };
  all = await inTransaction(record.db, SYSTEM, async (tx) => {
    const rows = await tx.query<{ state: DisputeState; nextDueAt: string | null }>(
      `SELECT state, next_due_at AS "nextDueAt" FROM stream JOIN outbox ON stream_id = id WHERE stream.kind = 'dispute'`,
    );
    const ids = rows.flatMap(({ state }) => [state.title.textId, state.facts.textId]);
    const texts = await textsById(tx, record.keys, ids);
    const wordsOf = ({ title, facts }: DisputeState) => `${texts.get(title.textId)}|${texts.get(facts.textId)}`;
    return rows.map((row) => ({ ...row, words: wordsOf(row.state) }));
  });
});

afterAll(() => county.close());

const one = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

/** Mostly found, sometimes not; cut from the middle of words as people do. */
const words = fc.constantFrom('宅基地', '借款不还', '上门劝过', '110', '双方', '赵桂秀', '无此事', '引起的纠纷', '');

const asked = fc.record({
  username: fc.constantFrom(...USERS),
  filters: fc.record({
    status: one<NonNullable<DisputeFilters['status']>>('open', 'closed', 'mediating', 'offered', 'agreed'),
    colour: one('red', 'orange', 'blue'),
    type: one('neighbours', 'contract', 'forest-land'),
    level: one('village', 'township'),
    ownerId: one('yangping', 'qingxi-committee', 'mediator.hekou'),
    q: fc.option(words, { nil: undefined }),
    sort: one<DisputeOrder>(...DISPUTE_ORDERS),
  }),
  page: fc.integer({ min: 1, max: 4 }),
  pageSize: fc.constantFrom(1, 7, 30),
});

test('whatever is asked, the list answers what a plain look through all of them gives', async () => {
  await fc.assert(
    fc.asyncProperty(asked, async ({ username, filters, page, pageSize }) => {
      const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
      const { items, total } = await as(county.record, username, (tx) =>
        listDisputes(tx, world, given as DisputeFilters, { page, pageSize }),
      );
      const expected = plainly(username, filters);
      expect(total).toBe(expected.length);
      const shown = expected.slice((page - 1) * pageSize, page * pageSize);
      expect(items.map(({ id }) => id)).toEqual(shown.map(({ state }) => state.id));
    }),
    { numRuns: 150 },
  );
});

function plainly(
  username: string,
  filters: { [Key in keyof DisputeFilters]: DisputeFilters[Key] | undefined },
): Plain[] {
  const actor = actorNamed(username);
  const { status, colour, type, level, ownerId, q, sort = 'newest' } = filters;
  return all
    .filter(({ state }) => mayView(actor, state, world.organisations))
    .filter(
      ({ state }) => status === undefined || (status === 'open' ? state.ending === null : state.status === status),
    )
    .filter(
      ({ state }) =>
        [colour ?? state.colour, type ?? state.type, level ?? state.level].join() ===
        [state.colour, state.type, state.level].join(),
    )
    .filter(
      ({ state }) => ownerId === undefined || [state.owner.organisationId, state.owner.mediatorId].includes(ownerId),
    )
    .filter(({ words: said }) => q === undefined || q === '' || pairsOf(q).every((pair) => said.includes(pair)))
    .sort((a, b) => inOrder(a, b, sort ?? 'newest') || (a.state.id < b.state.id ? -1 : 1));
}

/** Two characters beside each other, of which a search is made up. No name of these is any party's whole name here. */
function pairsOf(q: string): string[] {
  return Array.from({ length: q.length - 1 }, (_, at) => q.slice(at, at + 2));
}

function inOrder(a: Plain, b: Plain, sort: DisputeOrder): number {
  if (sort === 'due') return compared(a.nextDueAt ?? '9', b.nextDueAt ?? '9');
  const byOpening = compared(a.state.openedAt, b.state.openedAt);
  return sort === 'oldest' ? byOpening : -byOpening;
}

function compared(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
