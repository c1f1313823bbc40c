import type { KeyRing } from '../keys.ts';
import { openText } from '../texts.ts';
import type { Tx } from '../transaction.ts';
import { rowsOf, sql } from './page.ts';

/** 住址: where households of the actor's station live, by the id of the text. */
export async function householdAddresses(tx: Tx, keys: KeyRing, textIds: string[]): Promise<Map<string, string>> {
  const sealed = await rowsOf<{
    streamId: string;
    id: string;
    field: string;
    cipher: Buffer | null;
    wrapped: Buffer | null;
  }>(
    tx,
    sql('sealed_text as t')
      .leftJoin('data_key as k', 'k.id', 't.stream_id')
      .select({ streamId: 't.stream_id', id: 't.id', field: 't.field', cipher: 't.cipher', wrapped: 'k.wrapped' })
      .whereRaw('t.id = ANY(?)', [textIds]),
  );
  return new Map(
    sealed.map(({ streamId, wrapped, ...text }) => {
      const key = wrapped && keys.unwrap({ kind: 'case', id: streamId, streamId }, wrapped);
      return [text.id, openText(key, streamId, text)];
    }),
  );
}
