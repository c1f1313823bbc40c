import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { DomainError } from '../domain/errors.ts';
import type { Actor } from '../domain/organisation/actor.ts';
import { type Database, unavailable } from './database.ts';
import { SIGN_IN_ROLE } from '../migrations/access.ts';
import { RecordUnavailable } from './errors.ts';
import { narrowRoleOf, SYSTEM } from './system-actors.ts';

export { SYSTEM };

/** One database transaction in the name of an actor, whose organisation row-level security goes by. */
export interface Tx {
  readonly actor: Actor;
  /** Runs a statement (`$1` … for values) and answers its rows. */
  query<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The same for a statement that runs often in one wording: the server keeps its plan. */
  prepared<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /**
   * Sends a prepared statement whose answer nobody needs, without waiting for it. If it fails, nothing is committed and
   * the transaction throws its error.
   */
  send(text: string, values?: readonly unknown[]): void;
}

const SET_ACTOR = `SELECT set_config('app.user', $1, true), set_config('app.organisation', $2, true),
  set_config('app.role', $3, true)`;
const BECOME = `SELECT set_config('role', $1, true)`;

const AS_ACTOR = `SELECT set_config('app.role', $1, true)`;
const AS_RECORD = `SELECT set_config('app.role', 'system', true)`;

/** From the next statement on the transaction sees and writes every stream. For writing what has been decided. */
export function actAsRecord(tx: Tx): void {
  tx.send(AS_RECORD);
}

/** The same for one statement; then again in the actor's name. */
export function sendAsRecord(tx: Tx, text: string, values: readonly unknown[]): void {
  actAsRecord(tx);
  tx.send(text, values);
  tx.send(AS_ACTOR, [tx.actor.role]);
}

/** The same with its rows. */
export function readAsRecord<Row extends object>(tx: Tx, text: string, values: readonly unknown[]): Promise<Row[]> {
  actAsRecord(tx);
  const rows = tx.prepared<Row>(text, values);
  tx.send(AS_ACTOR, [tx.actor.role]);
  return rows;
}

/** The same for what is read; then again in the actor's name. */
export async function asRecord<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  actAsRecord(tx);
  const result = await work();
  tx.send(AS_ACTOR, [tx.actor.role]);
  return result;
}

/** From the next statement on the transaction reads and writes accounts, whosever they are, and no case. */
export function actOnAccounts(tx: Tx): void {
  actAsRecord(tx);
  tx.send(BECOME, [SIGN_IN_ROLE]);
}

/**
 * Runs `work` in one transaction: all of it is committed, or nothing. BEGIN and the actor travel together with the first
 * statement, COMMIT with what was `send`.
 * @throws RecordUnavailable if the connection is lost; when that happens during the commit, it may have taken place
 */
export function inTransaction<T>(db: Database, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return run(db, 'BEGIN', actor, work);
}

/** Reads everything as it stood at one moment, whatever is committed meanwhile. Throws RecordUnavailable. */
export function inSnapshot<T>(db: Database, work: (tx: Tx) => Promise<T>, actor: Actor = SYSTEM): Promise<T> {
  return run(db, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', actor, work);
}

async function run<T>(db: Database, begin: string, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.connect();
  const sent: Promise<unknown>[] = [];
  const send = (query: Promise<unknown>) => {
    // Awaited at the end; until then a failure must not count as unhandled.
    query.catch(() => undefined);
    sent.push(query);
  };
  const tx: Tx = {
    actor,
    query: async (text, values) => (await client.query({ text, values: [...(values ?? [])] })).rows,
    prepared: async (text, values) => (await client.query(preparedStatement(text, values))).rows,
    send: (text, values) => send(client.query(preparedStatement(text, values))),
  };
  let broken = false;
  try {
    tx.send(begin);
    tx.send(SET_ACTOR, [actor.userId, actor.organisationId, actor.role]);
    const narrow = narrowRoleOf(actor);
    if (narrow !== undefined) tx.send(BECOME, [narrow]);
    const result = await work(tx);
    await commit(client, sent);
    return result;
  } catch (error) {
    broken = !(await rolledBack(client));
    const first = await firstFailure(sent);
    throw translated(first ?? error);
  } finally {
    client.release(broken);
  }
}

/** PostgreSQL has undone this transaction, because it and another waited for each other. */
export function isDeadlock(error: unknown): boolean {
  const cause = error instanceof RecordUnavailable ? error.cause : error;
  return cause instanceof Error && 'code' in cause && cause.code === '40P01';
}

/** Driver's errors that mean something to a caller, as ours. */
function translated(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // NUL in a text, half a surrogate pair in JSON: no fault of ours, and nothing to store.
  if (code === '22021' || code === '22P05' || code === '22P02') {
    return new DomainError('invalid', 'A value holds characters that cannot be stored.');
  }
  if (code === '23514' && /^retired_master_key_/.test((error as { constraint?: string }).constraint ?? '')) {
    return new RecordUnavailable('this process wraps keys under a master key that was retired', { cause: error });
  }
  return unavailable(error) ?? error;
}

async function commit(client: PoolClient, sent: Promise<unknown>[]): Promise<void> {
  const committed = client.query('COMMIT');
  sent.push(committed);
  await Promise.all(sent);
  // A transaction in which a statement failed answers COMMIT with ROLLBACK and no error.
  if ((await committed).command !== 'COMMIT') throw new RecordUnavailable('the transaction was rolled back');
}

/** False if the connection is no longer fit for use. */
async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}

/** What failed first; later statements only say that the transaction is aborted. */
async function firstFailure(sent: Promise<unknown>[]): Promise<unknown> {
  const outcomes = await Promise.allSettled(sent);
  return outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
}

const names = new Map<string, string>();

/** Prepared statements are known to a connection by name: a digest of the wording. */
function preparedStatement(text: string, values: readonly unknown[] = []) {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    names.set(text, name);
  }
  return { name, text, values: [...values] };
}
