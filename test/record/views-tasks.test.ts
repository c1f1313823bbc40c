import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deciderOf } from '../../domain/deciders.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { isBelow } from '../../domain/organisation/tree.ts';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import { addHours } from '../../domain/time/instant.ts';
import { openDatabase } from '../../record/database.ts';
import { refreshReaders } from '../../record/refresh-readers.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { listNotifications, markNotificationsRead } from '../../record/views/notifications.ts';
import { listTasks, type TaskScope, type TaskState } from '../../record/views/tasks.ts';
import { actorNamed, as } from './people-support.ts';
import { allUsers, demoCounty, type DemoCounty, wholeList } from './views-support.ts';

let county: DemoCounty;
let now: string;

beforeAll(async () => {
  county = await demoCounty();
  now = await county.record.clock.now();
});

afterAll(() => county.close());

/** By the access tables, of whatever kind. */
function maySee(kind: string, actor: Actor, state: { number: string }): boolean {
  const { viewing } = deciderOf(kind);
  return viewing.maySee(actor.role, viewing.standing(actor, state, county.world.organisations));
}

const inbox = (username: string, scope: TaskScope, state?: TaskState, at = now) =>
  as(county.record, username, (tx) => listTasks(tx, county.world, { scope, state }, at, wholeList));

describe('the database', () => {
  it.each(allUsers)('shows %s the records that the access tables open to that role, and no other', async (username) => {
    const actor = actorNamed(username);
    const expected = county.records.filter(({ kind, state }) => maySee(kind, actor, state));
    const shown = await as(county.record, username, (tx) => tx.query<{ id: string }>('SELECT id FROM stream'));
    expect(shown.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  it('was asked about every kind of record of the county, and about roles that see and see not', () => {
    const kinds = new Set(county.records.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(
      expect.arrayContaining(['agreement', 'analysis-meeting', 'dispute', 'enforcement', 'household', 'review']),
    );
    const seen = allUsers.map((username) =>
      county.records.filter(({ kind, state }) => maySee(kind, actorNamed(username), state)),
    );
    expect(seen.filter((records) => records.length === 0).length).toBeGreaterThan(0);
    expect(seen.filter((records) => records.length > 0).length).toBeGreaterThan(10);
  });

  it('is told again who may look by a release with other access tables', async () => {
    const owner = openDatabase({ url: county.ownerUrl, poolSize: 1 });
    const readers = () =>
      inTransaction(owner, SYSTEM, (tx) =>
        tx.query(`SELECT id, readers FROM stream
          UNION SELECT stream_id, readers FROM dispute_view JOIN reader_set ON id = reader_set
          UNION SELECT stream_id, readers FROM task JOIN reader_set ON id = reader_set ORDER BY id, readers`),
      );
    const before = await readers();
    // As an earlier release had them: organisations alone, which open the record to nobody now.
    const strip = 'SET readers = ARRAY(SELECT each FROM unnest(readers) AS each WHERE each !~ $1)';
    await inTransaction(owner, SYSTEM, async (tx) => {
      await tx.query(`UPDATE stream ${strip}`, ['[@#]']);
      await tx.query(
        'INSERT INTO reader_set SELECT DISTINCT reader_set_of(readers), readers FROM stream ON CONFLICT DO NOTHING',
      );
      for (const table of ['dispute_view', 'task']) {
        await tx.query(`UPDATE ${table} SET reader_set = reader_set_of(readers) FROM stream WHERE id = stream_id`);
      }
    });
    await refreshReaders(owner);
    expect(await readers()).not.toEqual(before);
    await inTransaction(owner, SYSTEM, (tx) => tx.query(`UPDATE instance SET readers_by = 'others'`));
    await refreshReaders(owner);
    expect(await readers()).toEqual(before);
    await owner.end();
  });
});

describe('the inbox', () => {
  it.each(allUsers)('%s finds there what the domain says is awaited', async (username) => {
    const actor = actorNamed(username);
    const { organisations } = county.world;
    const visible = county.records.filter(({ kind, state }) => maySee(kind, actor, state));
    const tasks = visible.flatMap(({ id, kind, state }) =>
      deciderOf(kind)
        .tasks(state, { policy: policyVersion1, organisations })
        .map((task) => ({ ...task, id })),
    );
    const ours = tasks.filter((task) => task.organisationId === actor.organisationId);
    const expected = {
      mine: ours.filter(
        (task) => (task.userId ?? actor.userId) === actor.userId && (task.userId || task.roles.includes(actor.role)),
      ),
      organisation: ours,
      below: tasks.filter((task) => isBelow(organisations, task.organisationId, actor.organisationId)),
    };
    for (const scope of ['mine', 'organisation', 'below'] as const) {
      const { items, total } = await inbox(username, scope);
      expect(items.map(({ caseId, what, since }) => `${caseId} ${what} ${since}`).sort()).toEqual(
        expected[scope].map(({ id, what, since }) => `${id} ${what} ${since}`).sort(),
      );
      expect(total).toBe(items.length);
    }
  });

  it('has something for every open case', async () => {
    const awaited = await inbox('supervisor.county', 'below');
    const own = await inbox('supervisor.county', 'organisation');
    const ids = new Set([...awaited.items, ...own.items].map((item) => item.caseId));
    for (const { id, status, agreements } of county.states.filter((state) => state.status !== 'closed')) {
      // Once an agreement was reached, it is the agreement that somebody has to do something about.
      expect(ids).toContain(status === 'agreed' ? agreements.at(-1)?.agreementId : id);
    }
  });

  it('puts first what is most urgent, and splits it by urgency without overlap', async () => {
    const { items } = await inbox('supervisor.county', 'below');
    const dated = items.map((item) => item.dueAt).filter((dueAt) => dueAt !== null);
    expect(items.slice(0, dated.length).map((item) => item.dueAt)).toEqual([...dated].sort());
    const later = addHours(dated[Math.floor(dated.length / 2)] ?? now, -1);
    const split = await Promise.all(
      (['overdue', 'due', 'upcoming'] as const).map(async (state) => {
        const part = await inbox('supervisor.county', 'below', state, later);
        expect(part.items.every((item) => item.state === state)).toBe(true);
        return part.total;
      }),
    );
    expect(split.reduce((sum, part) => sum + part, 0)).toBe(items.length);
    expect(split[0]).toBeGreaterThan(0);
  });
});

describe('notifications', () => {
  it('reach the role that they are for, and are read once', async () => {
    const read = (username: string) =>
      as(county.record, username, (tx) => listNotifications(tx, { unread: true }, wholeList));
    const told = await read('coordinator.qingxi');
    expect(told.total).toBeGreaterThan(0);
    expect((await read('grid.yangping')).total).toBe(0);

    const ids = told.items.map(({ id }) => id);
    const mark = (username: string) => as(county.record, username, (tx) => markNotificationsRead(tx, ids));
    expect(await mark('coordinator.beiling')).toBe(0);
    expect(await mark('coordinator.qingxi')).toBe(ids.length);
    expect(await mark('coordinator.qingxi')).toBe(0);
    expect((await read('coordinator.qingxi')).total).toBe(0);
    const all = await as(county.record, 'coordinator.qingxi', (tx) => listNotifications(tx, {}, wholeList));
    expect(all.items.every(({ readAt }) => readAt !== null)).toBe(true);
  });
});
