import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';
import { derivedFrom, type MasterKey, type MasterKeys } from './master-keys.ts';
import { inTransaction, SYSTEM, type Tx } from './transaction.ts';
import { unwrap, wrap } from './wrapping.ts';

const KEY_BYTES = 32;
/** Of an instance from before there were ids. */
const FIRST_KEY = 1;
/**
 * A purpose key that was begun anew is used only after so long: until then every process has read it, so that none meets
 * what it cannot open.
 */
const USED_AFTER_SECONDS = 60;
/** Any number that no other program takes on this database. */
const FIRST_LOCK = 7_236_003;

/** Never begun anew: events, indexes and codes that stand were made with them. */
const STABLE = ['binding', 'blind-index', 'party-code'] as const;
/** Begun anew by `rotate-keys --renew`; whatever was made with one names it. */
export const RENEWABLE = ['sealer', 'payload-codec', 'small-secret'] as const;

export type StablePurpose = (typeof STABLE)[number];
export type RenewablePurpose = (typeof RENEWABLE)[number];

/** 用途密钥: does the work for one purpose, and is kept in the database, wrapped under a master key. */
export interface PurposeKey {
  id: number;
  key: Buffer;
}

export interface PurposeKeys {
  /** Cases whose keys were destroyed since the number that was given, and the last number there is. */
  erased: { streamIds: readonly string[]; upTo: number };
  stable(purpose: StablePurpose): Buffer;
  /** With which new things are made. */
  current(purpose: RenewablePurpose): PurposeKey;
  find(purpose: RenewablePurpose, id: number): Buffer | undefined;
}

interface Row {
  purpose: string;
  id: number;
  wrapped: Buffer;
  used: boolean;
}

const READ = `SELECT purpose, id, wrapped, created_at < clock_timestamp() - make_interval(secs => $1) OR id = 1 AS used
  FROM ring_key ORDER BY purpose, id`;

/** 封装绑定: names the row of a purpose key. */
export function purposeBinding(purpose: string, id: number): string[] {
  return ['purpose-key', purpose, String(id)];
}

/**
 * Reads the purpose keys; an instance that has none gets them. Its master keys are entered by their check values, so that
 * no host can mean another key by the same id.
 * @throws Error if a master key is missing, was retired, or is not this database's
 */
export function loadPurposeKeys(db: Database, masters: MasterKeys, erasedSince: number): Promise<PurposeKeys> {
  return inTransaction(db, SYSTEM, async (tx) => {
    await enterMasterKeys(tx, masters.all());
    const rows = await tx.prepared<Row>(READ, [USED_AFTER_SECONDS]);
    const keys = purposeKeys(rows.length > 0 ? rows : await begin(tx, masters), masters);
    return { ...keys, erased: await erasedAfter(tx, erasedSince) };
  });
}

async function enterMasterKeys(tx: Tx, keys: readonly MasterKey[]): Promise<void> {
  const known = await tx.prepared<{ id: number; checkValue: Buffer; retired: boolean }>(
    'SELECT id, check_value AS "checkValue", retired_at IS NOT NULL AS retired FROM master_key',
  );
  for (const [index, { id, checkValue }] of keys.entries()) {
    const found = known.find((one) => one.id === id);
    if (found && !found.checkValue.equals(checkValue)) throw new Error(`master key ${id} is not this database's`);
    if (found?.retired && index === 0) throw new Error(`master key ${id} was retired and cannot be the first`);
    if (!found) {
      tx.send('INSERT INTO master_key (id, check_value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [id, checkValue]);
    }
  }
}

/** Random for a new instance; in one that holds data keys already, what its one master key has given so far. */
async function begin(tx: Tx, masters: MasterKeys): Promise<Row[]> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [FIRST_LOCK]);
  const before = await tx.prepared<Row>(READ, [USED_AFTER_SECONDS]);
  if (before.length > 0) return before;
  const earlier = await masterOfEarlierKeys(tx, masters);
  const master = masters.current();
  for (const purpose of [...STABLE, ...RENEWABLE]) {
    const key = earlier === null ? randomBytes(KEY_BYTES) : derivedFrom(earlier, purpose);
    const wrapped = wrap(master, key, purposeBinding(purpose, FIRST_KEY));
    tx.send('INSERT INTO ring_key (purpose, id, wrapped) VALUES ($1, $2, $3)', [purpose, FIRST_KEY, wrapped]);
  }
  return tx.prepared<Row>(READ, [USED_AFTER_SECONDS]);
}

/** Null if nothing was ever sealed. Throws Error for a key that opens none of what was. */
async function masterOfEarlierKeys(tx: Tx, masters: MasterKeys): Promise<Buffer | null> {
  const [one] = await tx.query<{ id: string; wrapped: Buffer }>(
    'SELECT id, wrapped FROM data_key WHERE id = stream_id LIMIT 1',
  );
  if (!one) return null;
  unwrap(masters, one.wrapped, ['data-key', 'case', one.id, one.id]);
  const master = masters.find(FIRST_KEY);
  if (!master) throw new Error(`master key ${FIRST_KEY} is not there`);
  return master.bytes;
}

async function erasedAfter(tx: Tx, since: number): Promise<PurposeKeys['erased']> {
  const rows = await tx.prepared<{ streamId: string; number: number }>(
    `SELECT stream_id AS "streamId", number FROM tombstone WHERE number > $1 ORDER BY number`,
    [since],
  );
  return { streamIds: rows.map(({ streamId }) => streamId), upTo: rows.at(-1)?.number ?? since };
}

function purposeKeys(rows: readonly Row[], masters: MasterKeys): Omit<PurposeKeys, 'erased'> {
  const keys = rows.map(({ purpose, id, wrapped, used }) => ({
    ...{ purpose, id, used },
    key: unwrap(masters, wrapped, purposeBinding(purpose, id)),
  }));
  const of = (purpose: string) => keys.filter((key) => key.purpose === purpose);
  const last = (purpose: string) => {
    const key = of(purpose).findLast(({ used }) => used);
    if (!key) throw new Error(`the key ring has no key for ${purpose}`);
    return key;
  };
  return {
    stable: (purpose) => last(purpose).key,
    current: last,
    find: (purpose, id) => of(purpose).find((key) => key.id === id)?.key,
  };
}
