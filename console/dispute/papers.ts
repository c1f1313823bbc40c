import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import type { listedDocuments } from '../../api/documents/listed-documents.ts';
import { isDossier } from '../../domain/documents/dossier/for-court.ts';
import { formOf } from '../../domain/documents/form.ts';
import { whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import type { Around } from './around.ts';

/** 文书 and 证据材料, each with where it can be opened. */
export function papersOf(
  { id, evidence }: DisputeAnswer,
  documents: Awaited<ReturnType<typeof listedDocuments>>,
  { now, language, say }: Around,
) {
  return {
    documents: documents
      .filter(({ form }) => !isDossier(form))
      .map(({ id: documentId, form, version, status, createdAt, sealed }) => ({
        title: formOf('dispute', form).title,
        version,
        when: whenOf(createdAt, language, now),
        status: labelOf(say.documentStatus, sealed ? 'sealed' : status),
        // A sealed one opens for a purpose alone.
        path: status === 'ready' && !sealed ? `/console/documents/${documentId}` : null,
      })),
    evidence: evidence.map(({ evidenceId, title, addedAt }) => ({
      title,
      when: whenOf(addedAt, language, now),
      path: `/console/disputes/${id}/evidence/${evidenceId}`,
    })),
  };
}
