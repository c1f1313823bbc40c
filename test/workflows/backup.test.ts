import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { programArguments } from '../../bin/start/program.ts';
import { seedDemo } from '../../demo/seed.ts';
import { deciders } from '../../domain/deciders.ts';
import { advance } from '../../engine/advance-clock.ts';
import { backUp, type BackupMade } from '../../record/backup/back-up.ts';
import { restore } from '../../record/backup/restore.ts';
import { fixedMasterKeys, formatMasterKeys, masterKey, type MasterKeys } from '../../record/master-keys.ts';
import { sealNow } from '../../record/sealer.ts';
import { verify } from '../../record/verify.ts';
import { emptyDatabase } from '../support/instance/database.ts';
import { accept, dispatch, people, register, stateOf } from './cases.ts';
import { drive, type DrivenRecord, driveRecord } from './driven-record.ts';

// A Wednesday.
const CLOCK_START = '2026-03-04T09:00:00.000+08:00';
/** Three working days are over with the next Monday. */
const DAYS_MS = 6 * 86_400_000;

const folder = mkdtempSync(join(tmpdir(), 'fengqiao-backup-'));
const file = join(folder, 'county.backup');
const masters = fixedMasterKeys([masterKey(1, randomBytes(32))]);
let county: DrivenRecord;
let waiting: string;
let made: BackupMade;

// A demo county whose people go on working while it is backed up.
beforeAll(async () => {
  county = await driveRecord(CLOCK_START, { masterKey: masters });
  await seedDemo(county.record, () => undefined);
  waiting = await register(county);
  await dispatch(county, waiting, people.village, 'yangping');
  let backedUp = false;
  const work = async () => {
    while (!backedUp) {
      const id = await register(county);
      await dispatch(county, id, people.village, 'yangping');
      await accept(county, id, people.village);
    }
  };
  const working = Promise.all([work(), work(), work()]);
  made = await backUp(county.record, { ownerUrl: county.ownerUrl, masters, file });
  backedUp = true;
  await working;
});
afterAll(async () => {
  await county.end();
  rmSync(folder, { recursive: true });
});

const rowsOf = ({ contents }: BackupMade, table: string) => contents.tables.find(({ name }) => name === table)?.rows;

describe('a backup made under load, in a new database and with a new engine', () => {
  let restored: DrivenRecord;
  beforeAll(async () => {
    const database = await emptyDatabase();
    await restore(masters, { ...database, file });
    restored = await drive({ ...database, masterKey: county.masterKey });
  });
  afterAll(() => restored.end());

  test('is the record as it stood at one moment, and verifies', async () => {
    const { ok, findings, streams, events } = await verify(restored.record, deciders);
    expect({ ok, findings }).toEqual({ ok: true, findings: [] });
    expect({ streams, events }).toEqual({ streams: rowsOf(made, 'stream'), events: rowsOf(made, 'event') });
    expect((await verify(county.record, deciders)).events).toBeGreaterThan(events);
  });

  test('row for row, but for what the engine and the sealer note of themselves', async () => {
    const again = await backUp(restored.record, {
      ownerUrl: restored.ownerUrl,
      masters,
      file: join(folder, 'again.backup'),
    });
    const apart = new Set(['outbox', 'checkpoint']);
    const tables = ({ contents }: BackupMade) => contents.tables.filter(({ name }) => !apart.has(name));
    expect(tables(again)).toEqual(tables(made));
    expect(again.contents.counters).toEqual(made.contents.counters);
    expect(again.manifest.lastCheckpoint?.id).toBeGreaterThan(made.manifest.lastCheckpoint?.id ?? 0);
  });

  test('is driven on: three working days pass, and what nobody has accepted is the township’s', async () => {
    expect((await stateOf(restored, waiting)).status).toBe('offered');
    await restored.startWorker();
    await advance(restored.record, restored.engine, DAYS_MS);
    const { path } = await stateOf(restored, waiting);
    expect(path.map(({ level }) => level)).toEqual(['village', 'township']);
    await dispatch(restored, await register(restored), people.village, 'yangping');
    expect(await sealNow(restored.record.db, restored.record.keys)).not.toBeNull();
    expect((await verify(restored.record, deciders)).findings).toEqual([]);
  });
});

describe('refused, with the database left as empty as it was:', () => {
  const bytes = () => readFileSync(file);
  const changed = (at: number) => {
    const copy = bytes();
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
  // What age seals in one piece; two that changed places are each as they were.
  const PIECE = 64 * 1024 + 16;
  const reordered = () => {
    const [all, last] = [bytes(), bytes().length];
    const first = last - ((last - 300) % PIECE) - 3 * PIECE;
    return Buffer.concat([
      all.subarray(0, first),
      all.subarray(first + PIECE, first + 2 * PIECE),
      all.subarray(first, first + PIECE),
      all.subarray(first + 2 * PIECE),
    ]);
  };

  // One for all of them: what is left empty can be tried again.
  let database: Awaited<ReturnType<typeof emptyDatabase>>;
  beforeAll(async () => {
    database = await emptyDatabase();
  });

  test.each<[string, () => Buffer, RegExp]>([
    ['a changed head', () => changed(40), /not a backup|another master key/],
    ['a byte changed in the middle', () => changed(Math.floor(bytes().length / 2)), /changed or cut off/],
    ['a byte changed at the end', () => changed(bytes().length - 1), /changed or cut off/],
    ['a last byte missing', () => bytes().subarray(0, -1), /changed or cut off/],
    ['a second half missing', () => bytes().subarray(0, bytes().length / 2), /changed or cut off/],
    ['pieces that changed places', reordered, /changed or cut off/],
    ['something after its end', () => Buffer.concat([bytes(), Buffer.from('x')]), /changed or cut off/],
    ['any other file', () => Buffer.from('PGDMP'), /not a backup/],
  ])('%s', async (_, forged, why) => {
    const other = join(folder, 'forged.backup');
    writeFileSync(other, forged());
    await expect(restore(masters, { ...database, file: other })).rejects.toThrow(why);
    expect(await relationsIn(database.ownerUrl)).toBe(0);
  });

  test('one of another master key', async () => {
    await expect(restore(fixedMasterKeys([masterKey(1, randomBytes(32))]), { ...database, file })).rejects.toThrow(
      'another master key',
    );
    expect(await relationsIn(database.ownerUrl)).toBe(0);
  });

  test('a file that is cut between the look at it and the loading', async () => {
    const whole = bytes();
    const other = join(folder, 'cut.backup');
    writeFileSync(other, whole);
    let looks = 0;
    const looking: MasterKeys = {
      ...masters,
      find(id) {
        looks += 1;
        if (looks === 2) truncateSync(other, Math.floor(whole.length / 2));
        return masters.find(id);
      },
    };
    await expect(restore(looking, { ...database, file: other })).rejects.toThrow('changed or cut off');
    expect(looks).toBe(2);
    expect(await relationsIn(database.ownerUrl)).toBe(0);
  });

  test('a database that has something in it', async () => {
    await expect(restore(masters, { ...county, file })).rejects.toThrow('not empty');
  });
});

test('a restore that is killed leaves nothing, and the next one a whole record', { timeout: 60_000 }, async () => {
  const database = await emptyDatabase();
  const keyFile = join(folder, 'master.key');
  writeFileSync(keyFile, formatMasterKeys(masters.all()));
  const env = {
    ...process.env,
    DATABASE_URL: database.appUrl,
    MIGRATION_DATABASE_URL: database.ownerUrl,
    TEMPORAL_ADDRESS: county.temporal.address,
    FENGQIAO_MASTER_KEY_FILE: keyFile,
  };
  const launch = async () => {
    const child = spawn(process.execPath, [...(await programArguments()), 'restore', file], { env });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (output += text.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { child, ended, output: () => output };
  };

  const killed = await launch();
  await until(async () => (await loading(database.ownerUrl)) > 0);
  killed.child.kill('SIGKILL');
  expect(await killed.ended).toBeNull();
  await until(async () => (await loading(database.ownerUrl)) === 0);
  expect(await relationsIn(database.ownerUrl)).toBe(0);

  const whole = await launch();
  expect(await whole.ended, whole.output()).toBe(0);
  expect(whole.output()).toMatch(/restored \d+ rows of \d+ tables/);
  expect(whole.output()).toContain('the record is whole');
  expect(whole.output()).toMatch(/engine: \d+ open cases told/);
});

/** How many transactions of a restore are under way. */
const loading = (ownerUrl: string) =>
  count(
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE datname = $1 AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()`,
    [new URL(ownerUrl).pathname.slice(1)],
  );

const relationsIn = (ownerUrl: string) =>
  count(`SELECT count(*)::int AS n FROM pg_class WHERE relnamespace = 'public'::regnamespace`, [], ownerUrl);

async function count(sql: string, values: unknown[], url = inject('instance').superuserUrl): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ n: number }>(sql, values)).rows[0]?.n ?? Number.NaN;
  } finally {
    await client.end();
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 30_000; !(await holds()); await delay(5)) {
    if (performance.now() > end) throw new Error('it does not come to pass');
  }
}
