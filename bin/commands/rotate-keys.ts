import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Database, openDatabase } from '../../record/database.ts';
import { fixedMasterKeys, type MasterKey, masterKey } from '../../record/master-keys.ts';
import { keysNotUnder, lastMasterId, renewPurposeKeys, retireMasterKey, rewrapKeys } from '../../record/rotate-keys.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { writeMasterKeys } from '../keys/key-file.ts';

const USAGE = 'usage: fengqiao rotate-keys [--renew | --retire <id>]';
/** By then every process has read the file again and wraps under the new key. */
const SEEN_MS = 2_000;

/**
 * `rotate-keys`: a new master key for everything, while API and workers run; what was interrupted it finishes. `--renew`
 * begins new keys for payloads, checkpoints and small secrets; `--retire <id>` drops a master key under which nothing lies.
 */
export async function run(words: string[]): Promise<void> {
  const { renew, retire } = parsed(words);
  const config = readConfig();
  if (config.migrationDatabaseUrl === undefined) throw new ConfigError('MIGRATION_DATABASE_URL: is missing');
  const owner = openDatabase({ url: config.migrationDatabaseUrl, poolSize: 2 });
  try {
    if (retire !== undefined) await retireKey(owner, config, retire);
    else if (renew) await renewPurposes(owner, config);
    else await rotate(owner, config);
  } finally {
    await owner.end();
  }
}

function parsed(words: string[]): { renew?: boolean; retire?: number } {
  try {
    const { values } = parseArgs({ args: words, options: { renew: { type: 'boolean' }, retire: { type: 'string' } } });
    const { renew = false, retire } = values;
    if (retire === undefined) return { renew };
    if (renew || !/^\d{1,5}$/.test(retire)) throw new Error('--retire takes the id of a master key and stands alone');
    return { retire: Number(retire) };
  } catch (error) {
    throw new ConfigError(`${(error as Error).message}\n${USAGE}`);
  }
}

async function rotate(owner: Database, config: Config): Promise<void> {
  const keys = await withNewKeyFirst(owner, config);
  const masters = fixedMasterKeys(keys);
  const { id } = masters.current();
  const all = await keysNotUnder(owner, id);
  console.log(`${all} keys to wrap under master key ${id}`);
  const say = (done: number) => console.log(`  ${done} wrapped`);
  await rewrapKeys(owner, masters, say);
  // What others wrapped under the key before, while they had not read the file yet.
  do await delay(SEEN_MS);
  while ((await rewrapKeys(owner, masters, say)) > 0);
  const before = keys.slice(1).map((key) => key.id);
  console.log(`everything lies under master key ${id}`);
  if (before.length > 0) {
    console.log(
      `kept in the file for backups from before: ${before.join(', ')} – drop with rotate-keys --retire <id> once none of those is kept`,
    );
  }
}

/** The keys with the one first that everything is to lie under: one that was prepared, a rotation's that was cut short, or a new one. */
async function withNewKeyFirst(
  owner: Database,
  { masterKey: masters, masterKeyFile: file }: Config,
): Promise<readonly MasterKey[]> {
  const keys = masters.all();
  const current = masters.current();
  if ((await keysNotUnder(owner, current.id)) > 0) return keys;
  const prepared = keys.find(({ id }) => id > current.id);
  if (file === undefined) {
    throw new ConfigError(
      'FENGQIAO_MASTER_KEY: put <id>:<64 hexadecimal digits> of a new key first, restart, call again',
    );
  }
  const newest = Math.max(await lastMasterId(owner), ...keys.map(({ id }) => id));
  const next = prepared ?? masterKey(newest + 1, randomBytes(32));
  const ordered = [next, ...keys.filter(({ id }) => id !== next.id)];
  writeMasterKeys(file, ordered);
  console.log(`${file}: master key ${next.id} is now first`);
  return ordered;
}

async function renewPurposes(owner: Database, { masterKey: masters }: Config): Promise<void> {
  await renewPurposeKeys(owner, masters);
  console.log(
    'new keys for payloads, checkpoints and small secrets: used in a minute; those before still open what they made',
  );
}

async function retireKey(
  owner: Database,
  { masterKey: masters, masterKeyFile: file }: Config,
  id: number,
): Promise<void> {
  if (masters.current().id === id) throw new ConfigError(`master key ${id} is the one in use: rotate first`);
  if (!(await retireMasterKey(owner, id))) throw new ConfigError(`keys still lie under master key ${id}: rotate first`);
  console.log(`master key ${id} is retired: the database takes nothing under it any more`);
  if (file !== undefined && masters.find(id)) {
    writeMasterKeys(
      file,
      masters.all().filter((key) => key.id !== id),
    );
    console.log(`${file}: master key ${id} is gone`);
  }
}
