import { z } from 'zod';
import { formNameOf } from '../../domain/documents/form-name.ts';
import { receiptOf } from '../../domain/documents/receipt-name.ts';
import type { Correction } from '../../record/corrections.ts';
import type { DocumentEntry } from '../../record/documents.ts';

/** 文书: one official form as it stood at one state of a case. */
export const Document = z
  .object({
    id: z.string(),
    form: z.string(),
    about: z.string().optional().meta({ description: 'of a form about one part of the record: which' }),
    partyId: z.string().optional().meta({ description: 'of a receipt: for whose eyes alone it is' }),
    version: z.int().meta({ description: 'counted for each form of a case and what it is about, from 1' }),
    seq: z.int().meta({ description: 'the state of the case that it shows' }),
    status: z.enum(['pending', 'ready', 'failed', 'erased']),
    sha256: z.string().nullable().meta({ description: 'of the PDF, in hex' }),
    createdAt: z.string().meta({ format: 'date-time' }),
    correction: z
      .object({ replaces: z.string(), reason: z.string(), by: z.string() })
      .optional()
      .meta({ description: '更正: the document in whose place it stands, why, and who says so' }),
    sealed: z
      .boolean()
      .optional()
      .meta({ description: '封存: opened by `POST /documents/{id}/open` alone, for a purpose' }),
    closed: z.boolean().optional().meta({ description: '`true`: made, and not for the caller to read' }),
    replacedBy: z.string().optional().meta({ description: 'the document that holds in its place' }),
  })
  .meta({ id: 'Document' });

/** A case's documents, with what was corrected. */
export function documentAnswers(
  entries: readonly DocumentEntry[],
  corrections: ReadonlyMap<string, Correction>,
): z.output<typeof Document>[] {
  return entries.map((entry) => {
    const correction = corrections.get(entry.id);
    const newer = entries.find(({ replaces }) => replaces === entry.id);
    return {
      ...documentAnswer(entry),
      ...(correction && {
        correction: { replaces: correction.replaces, reason: correction.reason, by: correction.by },
      }),
      ...(newer && { replacedBy: newer.id }),
    };
  });
}

export function documentAnswer(entry: DocumentEntry): z.output<typeof Document> {
  const { id, form, version, seq, status, sha256, createdAt } = entry;
  const { code, about } = formNameOf(form);
  const receipt = receiptOf(form);
  const part = receipt === null ? { about } : { partyId: receipt.partyId };
  return { id, form: code, ...part, version, seq, status, sha256, createdAt };
}
