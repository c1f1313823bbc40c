import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';
import { RecordUnavailable } from './errors.ts';
import { dataKeyBinding } from './keys.ts';
import type { MasterKeys } from './master-keys.ts';
import { purposeBinding, RENEWABLE } from './purpose-keys.ts';
import { inTransaction, SYSTEM, type Tx } from './transaction.ts';
import { unwrap, wrap } from './wrapping.ts';

const AT_ONCE = 500;
const KEY_BYTES = 32;
const NO_KEY = '00000000-0000-0000-0000-000000000000';

// Whoever destroyed a key meanwhile has not made a row that could come back, and a row that another rotation has
// rewrapped stays as it is.
const REPLACE_DATA_KEYS = `UPDATE data_key SET wrapped = given.next
  FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS given (id, before, next)
  WHERE data_key.id = given.id AND data_key.wrapped = given.before`;

/** How many keys lie under another master key than this one. */
export function keysNotUnder(owner: Database, masterId: number): Promise<number> {
  return inTransaction(owner, SYSTEM, async (tx) => {
    const [row] = await tx.query<{ keys: number }>(
      `SELECT (SELECT count(*) FROM data_key WHERE key_id <> $1) + (SELECT count(*) FROM ring_key WHERE key_id <> $1) AS keys`,
      [masterId],
    );
    return row?.keys ?? 0;
  });
}

/**
 * 换钥: wraps every key under the current master key, those that it already lies under excepted; may be ended at any moment
 * and begun again. What the keys protect is not touched. `owner` is the tables' owner: the application's role cannot change
 * a key. Answers how many it wrapped.
 */
export async function rewrapKeys(owner: Database, masters: MasterKeys, done: (keys: number) => void): Promise<number> {
  let rewrapped = await inTransaction(owner, SYSTEM, (tx) => rewrapPurposeKeys(tx, masters));
  let after: string | undefined = NO_KEY;
  while (after !== undefined) {
    const from: string = after;
    const batch = await inTransaction(owner, SYSTEM, (tx) => rewrapDataKeys(tx, masters, from));
    rewrapped += batch.keys;
    if (batch.keys > 0) done(rewrapped);
    after = batch.last;
  }
  return rewrapped;
}

async function rewrapDataKeys(tx: Tx, masters: MasterKeys, after: string): Promise<{ keys: number; last?: string }> {
  const master = masters.current();
  const rows = await tx.prepared<{ id: string; streamId: string; wrapped: Buffer }>(
    `SELECT id, stream_id AS "streamId", wrapped FROM data_key WHERE key_id <> $1 AND id > $2 ORDER BY id LIMIT ${AT_ONCE}`,
    [master.id, after],
  );
  const next = rows.map(({ id, streamId, wrapped }) => {
    const binding = dataKeyBinding({ kind: id === streamId ? 'case' : 'person', id, streamId });
    return wrap(master, unwrap(masters, wrapped, binding), binding);
  });
  tx.send(REPLACE_DATA_KEYS, [rows.map(({ id }) => id), rows.map(({ wrapped }) => wrapped), next]);
  const last = rows.at(-1)?.id;
  return { keys: rows.length, ...(last === undefined ? {} : { last }) };
}

async function rewrapPurposeKeys(tx: Tx, masters: MasterKeys): Promise<number> {
  const master = masters.current();
  const rows = await tx.query<{ purpose: string; id: number; wrapped: Buffer }>(
    'SELECT purpose, id, wrapped FROM ring_key WHERE key_id <> $1 FOR UPDATE',
    [master.id],
  );
  for (const { purpose, id, wrapped } of rows) {
    const binding = purposeBinding(purpose, id);
    const next = wrap(master, unwrap(masters, wrapped, binding), binding);
    tx.send('UPDATE ring_key SET wrapped = $1 WHERE purpose = $2 AND id = $3', [next, purpose, id]);
  }
  return rows.length;
}

/**
 * Another key for each purpose that can have one; what was made with those before stays readable. Used from a minute later,
 * when every process knows it.
 */
export async function renewPurposeKeys(owner: Database, masters: MasterKeys): Promise<void> {
  await inTransaction(owner, SYSTEM, async (tx) => {
    const last = await tx.query<{ purpose: string; id: number }>(
      'SELECT purpose, max(id) AS id FROM ring_key WHERE purpose = ANY ($1) GROUP BY purpose',
      [RENEWABLE],
    );
    for (const { purpose, id } of last) {
      const wrapped = wrap(masters.current(), randomBytes(KEY_BYTES), purposeBinding(purpose, id + 1));
      tx.send('INSERT INTO ring_key (purpose, id, wrapped) VALUES ($1, $2, $3)', [purpose, id + 1, wrapped]);
    }
  });
}

/**
 * 停用: from here the database itself refuses any key that lies under this master key; false, and nothing is changed, while
 * one does.
 */
export async function retireMasterKey(owner: Database, id: number): Promise<boolean> {
  try {
    await inTransaction(owner, SYSTEM, async (tx) => {
      for (const table of ['data_key', 'ring_key']) {
        // A restored database knows that the key was retired, and has lost the constraint.
        await tx.query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS retired_master_key_${Math.trunc(id)}`);
        await tx.query(
          `ALTER TABLE ${table} ADD CONSTRAINT retired_master_key_${Math.trunc(id)} CHECK (key_id <> ${Math.trunc(id)})`,
        );
      }
      await tx.query('UPDATE master_key SET retired_at = coalesce(retired_at, clock_timestamp()) WHERE id = $1', [id]);
    });
    return true;
  } catch (error) {
    if (isStillInUse(error)) return false;
    throw error;
  }
}

/** The largest id that a master key of this database ever had. */
export function lastMasterId(owner: Database): Promise<number> {
  return inTransaction(owner, SYSTEM, async (tx) => {
    const [row] = await tx.query<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM master_key');
    return row?.id ?? 0;
  });
}

function isStillInUse(error: unknown): boolean {
  return error instanceof RecordUnavailable && (error.cause as { code?: string } | undefined)?.code === '23514';
}
