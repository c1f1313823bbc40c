import type { z } from 'zod';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { correctionsOf } from '../../record/corrections.ts';
import { type DocumentEntry, listDocuments } from '../../record/documents.ts';
import type { KeyRing } from '../../record/keys.ts';
import type { Tx } from '../../record/transaction.ts';
import { type Document, documentAnswers } from './document-schema.ts';
import { mayReadPaper } from './may-read-paper.ts';
import { sealToward } from './seal-toward.ts';

/**
 * 文书目录 of a record that the actor may see: without those sealed from them; others that are sealed, and those that are not
 * theirs to read, are marked so.
 */
export async function listedDocuments(
  tx: Tx,
  { keys, organisations }: { keys: KeyRing; organisations: OrganisationTree },
  { kind, state }: { kind: string; state: { id: string } },
): Promise<z.output<typeof Document>[]> {
  const toward = (id: string) => sealToward(tx.actor, { id, kind, state });
  const isReadable = ({ form }: DocumentEntry) => mayReadPaper({ kind, form, state }, tx.actor, organisations);
  const entries = (await listDocuments(tx, state.id)).filter(({ id }) => toward(id) !== 'hidden');
  const answers = documentAnswers(entries, await correctionsOf(tx, keys, state.id));
  return answers.map((answer, index) => ({
    ...answer,
    ...(toward(answer.id) === 'opens' && { sealed: true }),
    ...(!isReadable(entries[index] as DocumentEntry) && { closed: true }),
  }));
}
