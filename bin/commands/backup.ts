import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp, type BackupMade } from '../../record/backup/back-up.ts';
import { backupName, keepNewest } from '../../record/backup/rotate.ts';
import { openRecord } from '../../record/context.ts';
import { ConfigError, readConfig } from '../config.ts';
import { tombstoneLines } from './tombstones.ts';

/** Beside the backups: what was erased, until the newest of them. */
export const TOMBSTONES = 'tombstones.jsonl';
const USAGE = 'usage: fengqiao backup <file>, or fengqiao backup <folder> --keep <how many>';

/** `backup <file>`: the whole record as it is at this moment, encrypted. In a folder: under a name of its own, `--keep` of them. */
export async function run(words: string[]): Promise<void> {
  const { place, keep } = parsed(words);
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (keep !== undefined && !isFolder) throw new ConfigError(`${place} is not a folder.\n${USAGE}`);
  const file = isFolder ? join(place, backupName(new Date())) : place;
  if (existsSync(file)) throw new ConfigError(`${file} is there already; a backup is never written over another.`);

  const config = readConfig();
  if (config.migrationDatabaseUrl === undefined) throw new ConfigError('MIGRATION_DATABASE_URL: is missing');
  const record = openRecord({ ...config, poolSize: 2 });
  try {
    const made = await backUp(record, { ownerUrl: config.migrationDatabaseUrl, masters: config.masterKey, file });
    // An older backup holds again what is erased after it: the newest list lies beside them all.
    writeFileSync(join(dirname(file), TOMBSTONES), await tombstoneLines(record), { mode: 0o600 });
    say(file, made);
  } finally {
    await record.close();
  }
  if (keep === undefined) return;
  for (const name of await keepNewest(place, keep)) console.log(`removed ${name}`);
}

function parsed(words: string[]): { place: string; keep: number | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { keep: { type: 'string' } },
    });
    const [place, ...rest] = positionals;
    const keep = values.keep === undefined ? undefined : Number(values.keep);
    const isCount = keep === undefined || (Number.isInteger(keep) && keep > 0);
    if (place === undefined || rest.length > 0 || !isCount) throw new ConfigError(USAGE);
    // npm goes to the program's own folder first and says where it was called.
    return { place: resolve(process.env.INIT_CWD ?? '.', place), keep };
  } catch (error) {
    throw error instanceof ConfigError ? error : new ConfigError(`${(error as Error).message}\n${USAGE}`);
  }
}

function say(file: string, { manifest, contents }: BackupMade): void {
  const rows = new Map(contents.tables.map(({ name, rows: count }) => [name, count]));
  const megabytes = (statSync(file).size / 1024 / 1024).toFixed(1);
  console.log(`${file}: ${rows.get('stream')} cases, ${rows.get('event')} events, ${megabytes} MB`);
  if (manifest.lastCheckpoint !== null) console.log(`sealed by ${manifest.lastCheckpoint.hash}`);
  console.log('It opens with the master key only, which is not in it: keep that elsewhere (docs/OPERATIONS.md).');
}
