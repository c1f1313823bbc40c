import { createReadStream } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { MasterKeys } from '../master-keys.ts';
import { knownMigrations, type MigrateSettings, migrateTo, whileMigrating } from '../migrate.ts';
import type { Contents, Manifest, TableShape } from './manifest.ts';
import { readBackup } from './read-backup.ts';
import { columnsOf } from './tables.ts';
import { UnusableBackup } from './unusable.ts';

export interface Restored {
  manifest: Manifest;
  contents: Contents;
}

/**
 * 恢复: loads a backup into a database that has nothing in it yet. The file is read twice: once to see that every byte of
 * it is as it was written, and only then again to load it, in one transaction with the schema itself. Whatever ends it
 * before its end leaves the database as empty as it was.
 * @throws UnusableBackup if the file is not whole, or newer than this program; DatabaseInUse
 */
export function restore(
  masters: MasterKeys,
  settings: Pick<MigrateSettings, 'ownerUrl' | 'appUrl'> & { file: string },
): Promise<Restored> {
  return whileMigrating(settings, async (owner) => {
    await requireEmpty(owner);
    const found = await readBackup(masters, createReadStream(settings.file), nothingLoaded);
    await requireKnown(found.manifest);
    return migrateTo(settings.ownerUrl, found.manifest.migrations, async (connection) => {
      const loaded = await load(masters, connection, settings.file);
      await tellAgain(connection);
      return loaded;
    });
  });
}

/** There is something in it already: what a restore would overwrite may be the newest that there is. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';
}

async function requireEmpty(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query(
    `SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') LIMIT 1`,
  );
  if (rows.length > 0) throw new DatabaseInUse('the database is not empty: a backup is restored into a new one only');
}

/** A schema that this program has never heard of cannot be made by it. */
async function requireKnown({ migrations }: Manifest): Promise<void> {
  const known = await knownMigrations();
  if (migrations.every((name, index) => known[index] === name)) return;
  throw new UnusableBackup(`a newer Fengqiao has made it (schema ${migrations.at(-1)}): restore it with that one`);
}

const nothingLoaded = {
  begin: () => Promise.resolve(),
  table: (_: TableShape, data: AsyncIterable<Uint8Array>) =>
    pipeline(data, new Writable({ write: (_1, _2, done) => done() })),
};

async function load(masters: MasterKeys, connection: pg.ClientBase, file: string): Promise<Restored> {
  const rows: Record<string, number> = {};
  const tables: string[] = [];
  const read = await readBackup(masters, createReadStream(file), {
    async begin(manifest) {
      tables.push(...manifest.tables.map(({ name }) => connection.escapeIdentifier(name)));
      await connection.query('SET LOCAL row_security = off');
      for (const table of tables) await connection.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      // What a migration has put there is in the backup too, as it had become.
      await connection.query(`TRUNCATE ${tables.join(', ')}`);
    },
    async table(table, data) {
      const sink = connection.query(copyFrom(`COPY ${columnsOf(connection, table)} FROM STDIN`));
      await pipeline(Readable.from(data, { objectMode: false }), sink);
      rows[table.name] = sink.rowCount;
    },
  });
  for (const { name, rows: written } of read.contents.tables) {
    if (rows[name] !== written) throw new UnusableBackup(`of ${name} ${rows[name]} rows came in, not ${written}`);
  }
  await connection.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const table of tables) await connection.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  for (const { name, last } of read.contents.counters) {
    await connection.query('SELECT setval($1::regclass, $2::bigint)', [
      `public.${connection.escapeIdentifier(name)}`,
      last,
    ]);
  }
  return read;
}

/** What the engine was told is not what it knows now, or it is another one: every open case is news again. */
async function tellAgain(connection: pg.ClientBase): Promise<void> {
  await connection.query(
    `UPDATE outbox SET delivered_seq = NULL, delivered_due_at = NULL, delivered_open = false, delivered_stage = NULL,
       reaction_seq = (SELECT max(seq) FROM reaction WHERE reaction.stream_id = outbox.stream_id AND done_at IS NULL)`,
  );
}
