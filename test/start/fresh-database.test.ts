import pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase } from '../support/instance/database.ts';

test('each fresh database has the schema, and nothing of another', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  await query(one.ownerUrl, 'CREATE TABLE mine ()');
  expect(
    await query(
      one.ownerUrl,
      "SELECT to_regclass('event') IS NOT NULL AS event, to_regclass('mine') IS NOT NULL AS mine",
    ),
  ).toEqual([{ event: true, mine: true }]);
  expect(await query(other.ownerUrl, "SELECT to_regclass('mine') AS mine")).toEqual([{ mine: null }]);
});

test('the application role owns nothing and cannot switch off row-level security', async () => {
  const { appUrl } = await freshDatabase();
  expect(
    await query(appUrl, 'SELECT count(*)::int AS owned FROM pg_class WHERE relowner = current_user::regrole'),
  ).toEqual([{ owned: 0 }]);
  expect(
    await query(appUrl, 'SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user'),
  ).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
});

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
