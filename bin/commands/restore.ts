import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { deciders } from '../../domain/deciders.ts';
import { connectEngine } from '../../engine/connection.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { DatabaseInUse, restore } from '../../record/backup/restore.ts';
import { UnusableBackup } from '../../record/backup/unusable.ts';
import { openRecord, type RecordContext } from '../../record/context.ts';
import { migrate } from '../../record/migrate.ts';
import { verify } from '../../record/verify.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { TOMBSTONES } from './backup.ts';
import { applyTombstones } from './tombstones.ts';

const USAGE = 'usage: fengqiao restore <file>';

/** `restore <file>`: into an empty database; then verified, and the engine told of every case. */
export async function run(words: string[]): Promise<void> {
  const [file] = words;
  if (file === undefined || words.length > 1) throw new ConfigError(USAGE);
  const config = readConfig();
  const backup = resolve(process.env.INIT_CWD ?? '.', file);
  await load(config, backup);
  const record = openRecord({ ...config, poolSize: 8 });
  try {
    await eraseAgain(record, join(dirname(backup), TOMBSTONES));
    await verifyAll(record);
    await tellEngine(config, record);
  } finally {
    await record.close();
  }
}

async function load(config: Config, file: string): Promise<void> {
  const { databaseUrl: appUrl, migrationDatabaseUrl: ownerUrl, demo } = config;
  if (ownerUrl === undefined) throw new ConfigError('MIGRATION_DATABASE_URL: is missing');
  if (!existsSync(file)) throw new ConfigError(`${file} is not there.`);
  try {
    const { manifest, contents } = await restore(config.masterKey, { ownerUrl, appUrl, file });
    const rows = contents.tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`restored ${rows} rows of ${contents.tables.length} tables, as they stood at ${manifest.madeAt}`);
  } catch (error) {
    if (error instanceof UnusableBackup) throw new ConfigError(`${file} cannot be restored: ${error.message}.`);
    if (error instanceof DatabaseInUse) throw new ConfigError(`Nothing was restored: ${error.message}.`);
    throw error;
  }
  // An older backup gets what this release has added since.
  await migrate({ ownerUrl, appUrl, demo });
}

/** What was erased after the backup was made is erased in what was restored. */
async function eraseAgain(record: RecordContext, list: string): Promise<void> {
  const found = statSync(list, { throwIfNoEntry: false });
  if (found !== undefined && found.size > 0) await applyTombstones(record, list);
  if (found === undefined) console.log(`${list} is not there: nothing was erased again (fengqiao tombstones --apply)`);
}

async function verifyAll(record: RecordContext): Promise<void> {
  const { ok, findings, streams, events, sealedBy } = await verify(record, deciders);
  for (const finding of findings) console.error(JSON.stringify(finding));
  console.log(
    `verified ${streams} cases, ${events} events: ${ok ? 'the record is whole' : `${findings.length} findings`}`,
  );
  if (sealedBy !== null) console.log(`sealed by ${sealedBy}`);
  if (!ok) process.exitCode = 1;
}

/** The sweep would tell it too, once the worker runs; where an engine is at hand it is done at once, and what it knows too much of is ended. */
async function tellEngine({ temporal }: Config, record: RecordContext): Promise<void> {
  const engine = connectEngine({ ...temporal, payloadKeys: record.keys.payloadKeys });
  try {
    if (!(await engine.isReachable())) {
      console.log(`The engine is not running: once it is, it is told of every open case by itself.`);
      return;
    }
    const { armed, asked, finishing, released } = await reconcile(record, engine);
    console.log(
      `engine: ${armed + asked} open cases told, ${finishing} finishing, ${released} it knew too much released`,
    );
  } finally {
    await engine.close();
  }
}
