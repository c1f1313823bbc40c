import type { Actor } from '../../domain/organisation/actor.ts';
import type { RecordContext } from '../../record/context.ts';
import { isStreamId } from '../../record/stream-id.ts';
import { inSnapshot, inTransaction, type Tx } from '../../record/transaction.ts';
import type { ReadingWorld } from '../../record/views/dispute-details.ts';
import { Problem } from '../problems/problem.ts';

/** Reads in the actor's name, with the keys and the tree that views need. */
export function reading<T>(
  record: RecordContext,
  actor: Actor,
  read: (tx: Tx, world: ReadingWorld) => Promise<T>,
): Promise<T> {
  return inTransaction(record.db, actor, async (tx) =>
    read(tx, { keys: record.keys, organisations: await record.organisationTree.current(tx) }),
  );
}

/** The same, all of it as it stood at one moment: for a page whose parts must agree. */
export function readingAtOnce<T>(
  record: RecordContext,
  actor: Actor,
  read: (tx: Tx, world: ReadingWorld) => Promise<T>,
): Promise<T> {
  return inSnapshot(
    record.db,
    async (tx) => read(tx, { keys: record.keys, organisations: await record.organisationTree.current(tx) }),
    actor,
  );
}

/**
 * A path parameter that names a record.
 * @throws Problem `not-found` for what cannot be the id of anything
 */
export function uuidParam(params: Readonly<Record<string, string>>, name = 'id'): string {
  const value = params[name] ?? '';
  if (!isStreamId(value)) throw new Problem('not-found');
  return value.toLowerCase();
}

/**
 * What a view found.
 * @throws Problem `not-found` if that is nothing the actor may know of
 */
export function found<T>(value: T | null): T {
  if (value === null) throw new Problem('not-found');
  return value;
}
