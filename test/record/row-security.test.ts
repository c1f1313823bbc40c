import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../record/database.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { command, he, newRecord, openNotebook, query, write, yang } from './county.ts';

const HANGING_ON_STREAMS = [
  ...['stream', 'event', 'outbox', 'reaction', 'task', 'notification', 'idempotency'],
  ...['data_key', 'sealed_text', 'person', 'search_index', 'audit', 'file', 'document', 'dispute_view'],
];

test('another organisation sees nothing of a case, in any table', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  const idempotency = { key: 'k', route: 'r', body: 'b' };
  await write(county, id, 'secret', { idempotency });
  await command(county, id, { type: 'print' });
  const seen = ['stream', 'event', 'outbox', 'reaction', 'task', 'idempotency', 'data_key', 'sealed_text'];
  for (const table of seen) {
    const rows = (actor: typeof yang) =>
      inTransaction(county.record.db, actor, (tx) => tx.query(`SELECT FROM ${table}`)).then(({ length }) => length);
    expect([table, (await rows(yang)) > 0, await rows(he)]).toEqual([table, true, 0]);
  }
});

test('a connection that named no actor sees nothing', async () => {
  const county = await newRecord();
  await openNotebook(county);
  expect(await query(county.appUrl, 'SELECT FROM stream')).toEqual([]);
  expect(await query(county.appUrl, 'SELECT FROM event')).toEqual([]);
});

test('what an actor sets for one transaction is gone in the next on the same connection', async () => {
  const county = await newRecord();
  await openNotebook(county);
  const db = openDatabase({ url: county.appUrl, poolSize: 1 });
  onTestFinished(() => db.end());
  expect(await inTransaction(db, yang, (tx) => tx.query('SELECT FROM stream'))).toHaveLength(1);
  const client = await db.connect();
  expect((await client.query('SELECT FROM stream')).rows).toEqual([]);
  client.release();
});

test('a notice is seen by the organisation it was sent to', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  await command(county, id, { type: 'hand-over', toId: 'hekou' });
  const notices = (actor: typeof yang) =>
    inTransaction(county.record.db, actor, (tx) => tx.query('SELECT what FROM notification'));
  expect(await notices(he)).toEqual([{ what: 'handed-over' }]);
  expect(await notices(yang)).toEqual([]);
});

test('one cannot write to a case that one may not see', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  const intruding = inTransaction(county.record.db, he, (tx) =>
    tx.query(`INSERT INTO reaction (stream_id, seq, kind) VALUES ($1, 1, 'x')`, [id]),
  );
  await expect(intruding).rejects.toThrow(/row-level security/);
});

test('the application may not change what was written, nor what the instance is', async () => {
  const county = await newRecord();
  for (const [sql, table] of [
    ['UPDATE event SET type = type', 'event'],
    ['DELETE FROM event', 'event'],
    ['TRUNCATE event', 'event'],
    ['DELETE FROM stream', 'stream'],
    ['UPDATE checkpoint SET at = at', 'checkpoint'],
    ['DELETE FROM checkpoint', 'checkpoint'],
    ['UPDATE policy_version SET version = version', 'policy_version'],
    ['DELETE FROM policy_version', 'policy_version'],
    ['INSERT INTO demo_clock (real_at, demo_at, rate) VALUES (now(), now(), 2)', 'demo_clock'],
    ['UPDATE instance SET demo = true', 'instance'],
  ]) {
    const attempt = inTransaction(county.record.db, SYSTEM, (tx) => tx.query(sql ?? ''));
    await expect(attempt).rejects.toThrow(`permission denied for table ${table}`);
  }
});

test('row-level security is forced on every table that hangs on a stream', async () => {
  const county = await newRecord();
  const forced = await county.asOwner(
    `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND relrowsecurity AND relforcerowsecurity`,
  );
  const names = forced.map(({ relname }) => relname);
  expect(names).toEqual(expect.arrayContaining(HANGING_ON_STREAMS));
  const referring = await county.asOwner(
    `SELECT conrelid::regclass::text AS name FROM pg_constraint WHERE contype = 'f' AND confrelid = 'stream'::regclass`,
  );
  expect(names).toEqual(expect.arrayContaining(referring.map(({ name }) => name)));
});
