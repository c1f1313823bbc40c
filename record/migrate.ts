import { readdir } from 'node:fs/promises';
import knex, { type Knex } from 'knex';
import pg from 'pg';
import { policyVersion1 } from '../domain/policy/version-1.ts';
import type { Instant } from '../domain/time/instant.ts';
import { APPLICATION_ROLE, NARROW_ROLES } from '../migrations/access.ts';
import { openDatabase } from './database.ts';
import { completePolicies, publishPolicy } from './policies.ts';
import { refreshReaders } from './refresh-readers.ts';
import { inTransaction, SYSTEM } from './transaction.ts';

export interface MigrateSettings {
  /** The owner: may create roles, and sees every row. */
  ownerUrl: string;
  /** The application's role `fengqiao_app` with its password. */
  appUrl: string;
  /** Whether a new database is to be a demo one; a database that exists stays what it is. */
  demo: boolean;
  /** Where a new demo's clock begins; now if undefined. */
  clockStart?: Instant | undefined;
}

/** Any number that no other program takes on this database. */
const MIGRATION_LOCK = 7_236_001;
const FOLDER = new URL('../migrations/', import.meta.url);

/**
 * Brings the database to the present schema, makes the application's role and publishes policy version 1; what it has gained
 * since is added. May be repeated and run by several processes at once. Throws Error if a role cannot be made, or a migration fails (it is undone).
 */
export function migrate(settings: MigrateSettings): Promise<void> {
  return whileMigrating(settings, async (owner) => {
    await runMigrations(settings.ownerUrl);
    await ensureInstance(owner, settings);
    await bringContentUp(settings.ownerUrl);
  });
}

/** Does `work` as the owner while nobody else migrates; the application's roles are there then. */
export async function whileMigrating<T>(
  { ownerUrl, appUrl }: Pick<MigrateSettings, 'ownerUrl' | 'appUrl'>,
  work: (owner: pg.Client) => Promise<T>,
): Promise<T> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureApplicationRole(owner, appUrl);
    for (const role of NARROW_ROLES) await ensureNarrowRole(owner, role);
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** The role belongs to the server, not to one database: another database may have made it, or be making it. */
async function ensureApplicationRole(owner: pg.Client, appUrl: string): Promise<void> {
  const { username, password } = new URL(appUrl);
  if (username !== APPLICATION_ROLE) throw new Error(`DATABASE_URL must name the role ${APPLICATION_ROLE}`);
  if (await canLogIn(appUrl)) return;
  const secret = owner.escapeLiteral(decodeURIComponent(password));
  try {
    await owner.query(`CREATE ROLE ${APPLICATION_ROLE} LOGIN PASSWORD ${secret}`);
  } catch (error) {
    if (!['42710', '23505'].includes((error as pg.DatabaseError).code ?? '')) throw error;
    if (!(await canLogIn(appUrl))) await owner.query(`ALTER ROLE ${APPLICATION_ROLE} LOGIN PASSWORD ${secret}`);
  }
}

/** Nobody logs in as it; the application becomes it for a transaction, and has none of its rights otherwise. */
async function ensureNarrowRole(owner: pg.Client, role: string): Promise<void> {
  const mayBecome = async () => {
    const { rowCount } = await owner.query(
      `SELECT FROM pg_auth_members WHERE roleid = to_regrole($1) AND member = to_regrole($2)`,
      [role, APPLICATION_ROLE],
    );
    return rowCount !== 0;
  };
  for (const sql of [
    `CREATE ROLE ${role} NOLOGIN`,
    `GRANT ${role} TO ${APPLICATION_ROLE} WITH INHERIT FALSE, SET TRUE`,
  ]) {
    if (await mayBecome()) return;
    // Another database of the server may be making the same at this moment.
    await owner.query(sql).catch((error: pg.DatabaseError) => {
      if (!['42710', '23505', 'XX000'].includes(error.code ?? '')) throw error;
    });
  }
}

async function canLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function runMigrations(ownerUrl: string): Promise<void> {
  const database = knex({ client: 'pg', connection: ownerUrl, pool: { min: 0, max: 2 } });
  try {
    const options = { migrationSource: new Folder() };
    // We hold the lock that counts; knex's own is a row that a killed process would leave behind.
    await database.migrate.forceFreeMigrationsLock(options);
    await database.migrate.latest(options);
  } finally {
    await database.destroy();
  }
}

/** The names of all migrations of this program, in order. */
export async function knownMigrations(): Promise<string[]> {
  const folder = new Folder();
  return (await folder.getMigrations()).map((file) => folder.getMigrationName(file));
}

/**
 * Brings an empty database to an earlier schema and does `work` on its connection, in one transaction: both are there
 * afterwards, or nothing is.
 */
export async function migrateTo<T>(
  ownerUrl: string,
  names: readonly string[],
  work: (connection: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const database = knex({ client: 'pg', connection: ownerUrl, pool: { min: 0, max: 1 } });
  try {
    return await database.transaction(async (trx) => {
      await trx.migrate.latest({ migrationSource: new Folder(names) });
      return work((await trx.client.acquireConnection()) as pg.ClientBase);
    });
  } finally {
    await database.destroy();
  }
}

/** Files `NNN_name.ts`, imported as the rest of the program is. */
class Folder implements Knex.MigrationSource<string> {
  readonly #only: readonly string[] | undefined;

  constructor(only?: readonly string[]) {
    this.#only = only;
  }

  async getMigrations(): Promise<string[]> {
    const files = (await readdir(FOLDER)).filter((file) => /^\d{3}_.*\.ts$/.test(file)).sort();
    return files.filter((file) => this.#only?.includes(this.getMigrationName(file)) ?? true);
  }

  getMigrationName(file: string): string {
    return file.replace(/\.ts$/, '');
  }

  async getMigration(file: string): Promise<Knex.Migration> {
    // Ignored by vite alone, which remembers for longer than it should which files there are.
    return (await import(/* @vite-ignore */ `../migrations/${this.getMigrationName(file)}.ts`)) as Knex.Migration;
  }
}

async function ensureInstance(owner: pg.Client, settings: MigrateSettings): Promise<void> {
  await owner.query(
    `WITH made AS (INSERT INTO instance (demo) VALUES ($1) ON CONFLICT DO NOTHING RETURNING demo)
     INSERT INTO demo_clock (real_at, demo_at, rate)
     SELECT clock_timestamp(), coalesce($2::timestamptz, clock_timestamp()), 1 FROM made WHERE made.demo`,
    [settings.demo, settings.clockStart ?? null],
  );
}

async function bringContentUp(ownerUrl: string): Promise<void> {
  const db = openDatabase({ url: ownerUrl, poolSize: 1 });
  try {
    await inTransaction(db, SYSTEM, async (tx) => {
      await completePolicies(tx, policyVersion1);
      await publishPolicy(tx, policyVersion1);
    });
    await refreshReaders(db);
  } finally {
    await db.end();
  }
}
