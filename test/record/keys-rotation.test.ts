import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { privacyVersion1 } from '../../domain/policy/version-1/privacy.ts';
import { programArguments } from '../../bin/start/program.ts';
import { demoOrganisations } from '../../demo/organisations.ts';
import { deciders } from '../../domain/deciders.ts';
import { nameIndex } from '../../record/blind-index.ts';
import { openRecord, type RecordContext } from '../../record/context.ts';
import { openDatabase } from '../../record/database.ts';
import { derivedFrom, masterKeyFile } from '../../record/master-keys.ts';
import { saveOrganisations } from '../../record/organisations.ts';
import { openPeople } from '../../record/people.ts';
import { retireMasterKey } from '../../record/rotate-keys.ts';
import { revealField } from '../../record/reveal.ts';
import { sealOnce } from '../../record/sealer.ts';
import { openTexts } from '../../record/texts.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { verify } from '../../record/verify.ts';
import { wrap } from '../../record/wrapping.ts';
import { freshDatabase } from '../support/instance/database.ts';
import { query } from './county.ts';
import { applicant, as, boundary, perform, register } from './people-support.ts';

// What is asserted at the end of each: a process that has only the key that is left reads every word, person and index.

/** What HKDF has given for binding, and must for ever, or no event of an early instance verifies. */
const BINDING_OF_ZEROS = '53b4ef3ba0e516cb5ee5188c20d4f3301e3c730cf80e87dbb0a247d82bcf1b01';

const atEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of atEnd.splice(0).reverse()) await end();
});

interface Rotated {
  appUrl: string;
  ownerUrl: string;
  keyFile: string;
  /** A process of its own, as far as keys go. */
  open(): RecordContext;
  /** `fengqiao rotate-keys` as an operator runs it. */
  rotate(words: string[], untilPrinted?: string): Promise<{ code: number | null; printed: string }>;
}

async function rotated(): Promise<Rotated> {
  const { appUrl, ownerUrl } = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'fengqiao-keys-'));
  atEnd.push(() => rmSync(folder, { recursive: true }));
  const keyFile = join(folder, 'master.key');
  // As instances have it that were begun before there were ids.
  writeFileSync(keyFile, `${randomBytes(32).toString('hex')}\n`);
  const open = () => {
    const record = openRecord({ databaseUrl: appUrl, masterKey: masterKeyFile(keyFile), poolSize: 4 });
    atEnd.push(() => record.close());
    return record;
  };
  await inTransaction(open().db, SYSTEM, (tx) => saveOrganisations(tx, demoOrganisations));
  const rotate = async (words: string[], untilPrinted?: string) => {
    const child = spawn(process.execPath, [...(await programArguments()), 'rotate-keys', ...words], {
      env: {
        ...process.env,
        DATABASE_URL: appUrl,
        MIGRATION_DATABASE_URL: ownerUrl,
        FENGQIAO_MASTER_KEY_FILE: keyFile,
        FENGQIAO_MASTER_KEY: '',
      },
    });
    return printedBy(child, untilPrinted);
  };
  return { appUrl, ownerUrl, keyFile, open, rotate };
}

/** Kills it once it has printed the given words. */
async function printedBy(
  child: ChildProcess,
  untilPrinted?: string,
): Promise<{ code: number | null; printed: string }> {
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (untilPrinted && printed.includes(untilPrinted)) child.kill('SIGKILL');
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed };
}

/** Registers, reads, reveals and corrects, over and over, until told to stop; answers the cases it made. */
function work(record: RecordContext): { stop(): Promise<string[]> } {
  const ids: string[] = [];
  let going = true;
  const run = async () => {
    while (going) {
      const { id, parties } = await register(record, { ...boundary, facts: `第${ids.length}件` });
      ids.push(id);
      const personId = parties[0]?.personId ?? '';
      await as(record, 'mediator.yangping', async (tx) => {
        const look = {
          personId,
          field: 'phone',
          purpose: '核对',
          at: '2026-03-02T08:00:00Z',
          origin: {},
          policy: privacyVersion1,
        } as const;
        expect(await revealField(tx, record.keys, look)).toMatchObject({ value: applicant.phone });
        expect([...(await openTexts(tx, record.keys, id)).values()]).toContain(`第${ids.length - 1}件`);
      });
      await perform(record, 'mediator.yangping', id, false, (seal) => ({
        type: 'withdraw',
        reason: seal.text('reason', '双方自行和解'),
      }));
      await sealOnce(record.db, record.keys);
    }
  };
  const running = run();
  return {
    async stop() {
      going = false;
      await running;
      return ids;
    },
  };
}

/** Keys of nobody, so that a rotation takes more than one batch. */
async function manyKeys(record: RecordContext): Promise<void> {
  const { id: streamId } = await register(record);
  const ids = Array.from({ length: 1_500 }, () => randomUUID());
  const wrapped = ids.map((id) => record.keys.newDataKey({ kind: 'person', id, streamId }).wrapped);
  await inTransaction(record.db, SYSTEM, (tx) =>
    tx.query(
      'INSERT INTO data_key (id, stream_id, wrapped) SELECT id, $2, wrapped FROM unnest($1::uuid[], $3::bytea[]) AS made (id, wrapped)',
      [ids, streamId, wrapped],
    ),
  );
}

async function keyIds(ownerUrl: string): Promise<number[]> {
  const rows = await query(
    ownerUrl,
    `SELECT DISTINCT key_id FROM (SELECT key_id FROM data_key UNION SELECT key_id FROM ring_key) AS keys ORDER BY 1`,
  );
  return rows.map((row) => Number(row.key_id));
}

test('the master key changes while processes work and the rotation is killed: nothing is lost, and the old key can go', async () => {
  const { ownerUrl, keyFile, open, rotate } = await rotated();
  const processes = [open(), open(), open()];
  const [first] = processes as [RecordContext];
  await manyKeys(first);
  const secret = first.keys.sealSmall('totp', Buffer.from('秘密'), ['user']);
  const working = processes.map(work);

  const owner = openDatabase({ url: ownerUrl, poolSize: 2 });
  atEnd.push(() => owner.end());
  // Whoever holds the last key keeps the rotation from its end, so that it is killed in the middle.
  const killed = await inTransaction(owner, SYSTEM, async (tx) => {
    await tx.query('SELECT FROM data_key ORDER BY id DESC LIMIT 1 FOR UPDATE');
    return rotate([], '1506 wrapped');
  });
  expect(killed.code).toBeNull();
  expect(await keyIds(ownerUrl)).toEqual([1, 2]);
  expect(readFileSync(keyFile, 'utf8')).toMatch(/^2:[0-9a-f]{64}\n1:[0-9a-f]{64}\n$/);
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  expect(await retireMasterKey(owner, 1)).toBe(false);

  const went = await rotate([]);
  expect(went.printed).toContain('everything lies under master key 2');
  expect(went.printed).not.toContain('is now first');
  expect(await rotate(['--retire', '1'])).toMatchObject({ code: 0 });
  expect(readFileSync(keyFile, 'utf8')).toMatch(/^2:[0-9a-f]{64}\n$/);
  const ids = (await Promise.all(working.map(({ stop }) => stop()))).flat();
  expect(ids.length).toBeGreaterThan(processes.length);

  const later = open();
  expect(await verify(later, deciders)).toMatchObject({ findings: [], streams: ids.length + 1 });
  await inTransaction(later.db, SYSTEM, async (tx) => {
    for (const id of ids) {
      expect([...(await openPeople(tx, later.keys, id)).values()]).toContainEqual(applicant);
      expect([...(await openTexts(tx, later.keys, id)).values()]).toContain('双方自行和解');
    }
    const name = nameIndex(later.keys.blindIndexKey, applicant.name);
    expect(await tx.query('SELECT FROM person WHERE name_index = $1', [name])).toHaveLength(ids.length + 1);
  });
  expect(later.keys.openSmall('totp', secret, ['user']).toString()).toBe('秘密');
});

test('an instance from before there were ids goes on with what its one key has given, and with no other', async () => {
  const { keyFile, ownerUrl, appUrl, open } = await rotated();
  const before = masterKeyFile(keyFile).current();
  expect(derivedFrom(Buffer.alloc(32), 'binding').toString('hex')).toBe(BINDING_OF_ZEROS);
  for (const purpose of ['binding', 'blind-index', 'party-code', 'sealer', 'payload-codec', 'small-secret']) {
    const wrapped = wrap(before, derivedFrom(before.bytes, purpose), ['purpose-key', purpose, '1']);
    await query(ownerUrl, 'UPDATE ring_key SET wrapped = $1 WHERE purpose = $2', [wrapped, purpose]);
  }
  const first = open();
  await register(first);
  await sealOnce(first.db, first.keys);
  await query(ownerUrl, 'DELETE FROM ring_key');
  await query(ownerUrl, 'DELETE FROM master_key');

  const stranger = openRecord({ databaseUrl: appUrl, masterKey: randomBytes(32), poolSize: 1 });
  atEnd.push(() => stranger.close());
  await expect(stranger.organisations()).rejects.toThrow();
  const later = open();
  expect(await verify(later, deciders)).toMatchObject({ findings: [], streams: 1 });
  expect(later.keys.blindIndexKey).toEqual(first.keys.blindIndexKey);
  await expect(stranger.organisations()).rejects.toThrow("master key 1 is not this database's");
});
