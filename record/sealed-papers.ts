import type { Tx } from './transaction.ts';

/**
 * 封存: the forms, with what they are about, of which a version of a record is sealed. What is bound, handed over or made of a
 * record leaves such a form out whole: another version of it would say the same.
 */
export async function sealedForms(tx: Tx, streamId: string): Promise<string[]> {
  const rows = await tx.query<{ form: string }>(
    `SELECT DISTINCT document.form
     FROM stream CROSS JOIN jsonb_array_elements(stream.state->'sealedDocuments') AS sealed
     JOIN document ON document.stream_id = stream.id AND document.id::text = sealed->>'documentId'
     WHERE stream.id = $1`,
    [streamId],
  );
  return rows.map(({ form }) => form);
}
