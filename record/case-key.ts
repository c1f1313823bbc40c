import { DomainError } from '../domain/errors.ts';
import type { KeyRing } from './keys.ts';
import type { Tx } from './transaction.ts';

/**
 * The key of a case that exists; read once and then remembered. Throws DomainError for a case that was erased, Error if there
 * is no key or it does not open.
 */
export async function caseKeyOf(tx: Tx, keys: KeyRing, streamId: string): Promise<Buffer> {
  const remembered = keys.caseKeys.get(streamId);
  if (remembered) return remembered;
  const [row] = await tx.query<{ wrapped: Buffer }>('SELECT wrapped FROM data_key WHERE id = $1', [streamId]);
  if (!row) throw (await isErased(tx, streamId)) ? erasedCase() : new Error(`case ${streamId} has no key`);
  const key = keys.unwrap({ kind: 'case', id: streamId, streamId }, row.wrapped);
  keys.caseKeys.remember(streamId, key);
  return key;
}

/** @throws DomainError for a case that was erased */
export async function requireNotErased(tx: Tx, streamId: string): Promise<void> {
  if (await isErased(tx, streamId)) throw erasedCase();
}

async function isErased(tx: Tx, streamId: string): Promise<boolean> {
  const rows = await tx.query('SELECT FROM stream WHERE id = $1 AND erased', [streamId]);
  return rows.length > 0;
}

/** 已依法删除: nothing can be written to it any more, and nothing made of it. */
export function erasedCase(): DomainError {
  return new DomainError('not-possible-now', '本案已依法删除', { allowed: [] });
}
