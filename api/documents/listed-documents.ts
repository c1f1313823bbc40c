import type { z } from 'zod';
import { correctionsOf } from '../../record/corrections.ts';
import { listDocuments } from '../../record/documents.ts';
import type { KeyRing } from '../../record/keys.ts';
import type { Tx } from '../../record/transaction.ts';
import { type Document, documentAnswers } from './document-schema.ts';
import { sealToward } from './seal-toward.ts';

/** 文书目录 of a record that the actor may see: without those sealed from them, the others that are sealed marked so. */
export async function listedDocuments(
  tx: Tx,
  keys: KeyRing,
  { kind, state }: { kind: string; state: { id: string } },
): Promise<z.output<typeof Document>[]> {
  const toward = (id: string) => sealToward(tx.actor, { id, kind, state });
  const entries = (await listDocuments(tx, state.id)).filter(({ id }) => toward(id) !== 'hidden');
  return documentAnswers(entries, await correctionsOf(tx, keys, state.id)).map((answer) =>
    toward(answer.id) === 'opens' ? { ...answer, sealed: true } : answer,
  );
}
