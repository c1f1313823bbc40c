import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../record/database.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { createUser } from '../../record/identity/users.ts';
import { SEALER, SIGN_IN } from '../../record/system-actors.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { command, he, newRecord, openNotebook, query, write, yang } from './county.ts';

/** Tables that need no rule of rows, and why. A table that is new stands here or under row-level security. */
const OPEN_TABLES: Readonly<Record<string, string>> = {
  instance: 'one row that says whether this is a demo; the application can only read it',
  knex_migrations: 'which migrations have run; the application has no right to it',
  knex_migrations_lock: 'the same',
};

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

test('every table is under forced row-level security with a rule, or has a reason to be open', async () => {
  const county = await newRecord();
  const tables = await county.asOwner(
    `SELECT relname AS name, relrowsecurity AND relforcerowsecurity
       AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid) AS ruled
     FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace`,
  );
  expect(tables.length).toBeGreaterThan(30);
  const open = tables.filter(({ ruled }) => !ruled).map(({ name }) => name);
  expect(open.sort()).toEqual(Object.keys(OPEN_TABLES));
});

test('a view shows its reader no more than the tables do', async () => {
  const county = await newRecord();
  const lax = await county.asOwner(
    `SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace
       AND NOT coalesce(reloptions @> ARRAY['security_invoker=true'], false)`,
  );
  expect(lax).toEqual([]);
});

test('a record is open to the roles that may look, not to a whole organisation', async () => {
  const county = await newRecord();
  await openNotebook(county);
  const seen = (actor: Actor) => inTransaction(county.record.db, actor, (tx) => tx.query('SELECT FROM stream'));
  expect(await seen(yang)).toHaveLength(1);
  for (const role of ['grid-worker', 'administrator', 'auditor', 'system@yangping'] as Actor['role'][]) {
    expect([role, await seen({ ...yang, role })]).toEqual([role, []]);
  }
});

test('whoever sees a case still does not write in it by hand: the record does, after a decision', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  const byHand = (sql: string, values: unknown[] = [id]) =>
    inTransaction(county.record.db, yang, (tx) => tx.query(sql, values));
  for (const insert of [
    `INSERT INTO event (stream_id, seq, type, at, actor, data, hash) VALUES ($1, 9, 'written', now(), '{}', '{}', '')`,
    `INSERT INTO task (stream_id, ord, what, organisation_id, roles, since) VALUES ($1, 9, 'x', 'hekou', '{}', now())`,
    `INSERT INTO notification (stream_id, organisation_id, roles, what, at) VALUES ($1, 'hekou', '{}', 'x', now())`,
    `INSERT INTO sealed_text (id, stream_id, field, cipher) VALUES (gen_random_uuid(), $1, 'x', '')`,
    `INSERT INTO reaction (stream_id, seq, kind) VALUES ($1, 1, 'x')`,
    `UPDATE stream SET readers = readers || 'village-mediator@hekou'::text WHERE id = $1`,
  ]) {
    await expect(byHand(insert)).rejects.toThrow(/row-level security/);
  }
  // What an UPDATE or DELETE may not touch, it does not find.
  for (const change of [
    `UPDATE outbox SET seq = 99 WHERE stream_id = $1 RETURNING 1`,
    `UPDATE task SET what = 'x' WHERE stream_id = $1 RETURNING 1`,
    `DELETE FROM task WHERE stream_id = $1 RETURNING 1`,
  ]) {
    expect(await byHand(change)).toEqual([]);
  }
});

const ACCOUNTS = ['session', 'second_factor', 'recovery_code', 'api_token', 'former_password', 'sign_in_attempt'];

test('nobody reads by what others sign in, and nobody changes another’s account', async () => {
  const county = await newRecord();
  await inTransaction(county.record.db, SYSTEM, async (tx) => {
    await createUser(tx, {
      id: 'yang',
      name: '杨',
      organisationId: 'yangping',
      role: 'village-mediator',
      password: 'p',
    });
    await createUser(tx, { id: 'he', name: '何', organisationId: 'hekou', role: 'village-mediator', password: 'p' });
    await tx.query(
      `INSERT INTO session (id, user_id, token_hash, manner, address, user_agent, must_enrol, idle_minutes, expires_at)
       VALUES (gen_random_uuid(), 'he', 'digest', 'password', '', '', false, 9, now() + interval '1 day')`,
    );
  });
  const as = (actor: Actor, sql: string) => inTransaction(county.record.db, actor, (tx) => tx.query(sql));
  for (const table of ACCOUNTS) expect([table, await as(yang, `SELECT FROM ${table}`)]).toEqual([table, []]);
  expect(await as(yang, 'SELECT name FROM app_user ORDER BY name')).toHaveLength(2);
  for (const actor of [yang, SYSTEM]) {
    await expect(as(actor, 'SELECT password_hash FROM app_user')).rejects.toThrow(/permission denied/);
    await expect(as(actor, 'SELECT * FROM app_user')).rejects.toThrow(/permission denied/);
  }
  const rename = `UPDATE app_user SET name = 'x' WHERE id = 'he' RETURNING 1`;
  expect(await as(yang, rename)).toEqual([]);
  expect(await as(he, rename)).toHaveLength(1);
  await expect(
    as(
      yang,
      `INSERT INTO role_assignment (id, user_id, organisation_id, role, valid_from, assigned_at)
      VALUES (gen_random_uuid(), 'yang', 'county', 'administrator', '2026-01-01', now())`,
    ),
  ).rejects.toThrow(/row-level security/);
});

const CASE_TABLES = [
  ...['stream', 'event', 'task', 'person', 'sealed_text', 'data_key', 'document', 'file', 'dispute_view'],
  ...['household_view', 'notification', 'audit', 'party_code'],
];

test('who finds out who signs in reads no case, and who seals reads neither words nor people nor users', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  await write(county, id, 'secret');
  const denied = async (actor: Actor, table: string, columns = '*') => {
    const looking = inTransaction(county.record.db, actor, (tx) => tx.query(`SELECT ${columns} FROM ${table}`));
    await expect(looking, `${actor.userId} ${table}`).rejects.toThrow(/permission denied/);
  };
  for (const table of CASE_TABLES) await denied(SIGN_IN, table);
  for (const table of CASE_TABLES.filter((each) => each !== 'audit')) await denied(SEALER, table);
  for (const table of ['app_user', ...ACCOUNTS]) await denied(SEALER, table);
  for (const column of ['state', 'number', 'readers']) await denied(SEALER, 'stream', column);
  for (const column of ['data', 'actor', 'type']) await denied(SEALER, 'event', column);
  const hashes = await inTransaction(county.record.db, SEALER, (tx) =>
    tx.query('SELECT stream_id, seq, hash FROM event'),
  );
  expect(hashes).toHaveLength(2);
  // Back in the pool, the connection is the application's again.
  expect(await inTransaction(county.record.db, yang, (tx) => tx.query('SELECT state FROM stream'))).toHaveLength(1);
});

test('functions of the tables’ owner tell nobody of a family: ids that they give find nothing', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  const asHe = (sql: string, values: unknown[] = []) =>
    inTransaction(county.record.db, he, (tx) => tx.query<{ id: string }>(sql, values));
  const found = await asHe('SELECT unnest(find_disputes($1, NULL, $2)) AS id', ['', []]);
  expect(found.map((row) => row.id)).not.toContain(id);
  expect(await asHe('SELECT id FROM stream WHERE id = $1', [id])).toEqual([]);
  expect(await asHe('SELECT * FROM disclosed_document($1)', [id])).toEqual([]);
  // Whether a party's family is under control is told to the record while it decides (test/record/guard.test.ts), not here.
  expect(await asHe('SELECT * FROM households_of_dispute($1)', [id])).toEqual([]);
  const executable = await county.asOwner(
    `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef AND prorettype <> 'trigger'::regtype
       AND has_function_privilege('fengqiao_app', oid, 'EXECUTE') ORDER BY proname`,
  );
  // A function that passes by row-level security is looked at by hand before it stands here.
  expect(executable.map(({ name }) => name)).toEqual([
    ...['count_households', 'disclosed_document', 'find_disputes', 'find_people', 'households_of_dispute'],
    'households_of_people',
  ]);
});

test('a role that is not the application’s own cannot be taken on', async () => {
  const county = await newRecord();
  for (const role of ['fengqiao_owner', 'postgres', 'pg_read_all_data']) {
    await expect(query(county.appUrl, `SET ROLE ${role}`)).rejects.toThrow(/permission denied to set role/);
  }
  await expect(query(county.appUrl, 'SET row_security = off; SELECT FROM stream')).rejects.toThrow(
    /row-level security/,
  );
});
