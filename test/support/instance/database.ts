import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { APPLICATION_ROLE, DATABASE, OWNER_ROLE } from '../../../bin/start/postgres.ts';

export interface FreshDatabase {
  /** Connects as the owner of the tables. */
  ownerUrl: string;
  /** Connects as the application's role, which owns nothing and stands under row-level security. */
  appUrl: string;
}

/** A migrated, empty database of its own on the test run's PostgreSQL. */
export function freshDatabase(): Promise<FreshDatabase> {
  return createDatabase(`TEMPLATE ${DATABASE}`);
}

/** One in which not even the schema is. */
export function emptyDatabase(): Promise<FreshDatabase> {
  return createDatabase('TEMPLATE template1');
}

async function createDatabase(template: string): Promise<FreshDatabase> {
  const { superuserUrl, ownerUrl, appUrl } = inject('instance');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} ${template} OWNER ${OWNER_ROLE}`);
    // A copy takes over everything inside a database, but not the rights on the database itself.
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${APPLICATION_ROLE}`);
  } finally {
    await client.end();
  }
  return { ownerUrl: inDatabase(ownerUrl, name), appUrl: inDatabase(appUrl, name) };
}

function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
