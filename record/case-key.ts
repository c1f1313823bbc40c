import type { KeyRing } from './keys.ts';
import type { Tx } from './transaction.ts';

/** The key of a case that exists; read once and then remembered. Throws Error if the case has none or it does not open. */
export async function caseKeyOf(tx: Tx, keys: KeyRing, streamId: string): Promise<Buffer> {
  const remembered = keys.caseKeys.get(streamId);
  if (remembered) return remembered;
  const [row] = await tx.query<{ wrapped: Buffer }>('SELECT wrapped FROM data_key WHERE id = $1', [streamId]);
  if (!row) throw new Error(`case ${streamId} has no key`);
  const key = keys.unwrap({ kind: 'case', id: streamId, streamId }, row.wrapped);
  keys.caseKeys.remember(streamId, key);
  return key;
}
