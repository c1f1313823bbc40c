import type { z } from 'zod';
import type { Document } from '../../api/documents/document-schema.ts';
import { formOf } from '../../domain/documents/form.ts';
import { isDossier } from '../../domain/documents/dossier/for-court.ts';
import type { Around } from '../dispute/around.ts';
import { whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';

export type ListedDocument = z.output<typeof Document>;

/** What a form is called: in Chinese by its own title. */
export function formTitle(kind: string, form: string, { say, language }: Pick<Around, 'say' | 'language'>): string {
  return language === 'zh-CN' ? formOf(kind, form).title : labelOf(say.papers.forms, form);
}

/** 文书 with how far each is and where it opens, the newest first. Dossiers stand apart. */
export function paperList(kind: string, documents: readonly ListedDocument[], around: Around) {
  const { say, language, now } = around;
  const { papers: words } = say;
  return documents
    .filter(({ form }) => !isDossier(form))
    .map(({ id, form, version, status, createdAt, sealed, closed, replacedBy, correction }) => ({
      id,
      title: formTitle(kind, form, around),
      version: version > 1 ? filled(words.version, { n: version }) : null,
      when: whenOf(createdAt, language, now),
      standing: sealed ? 'sealed' : (status as string),
      status: closed ? words.closed : labelOf(say.documentStatus, sealed ? 'sealed' : status),
      note:
        replacedBy !== undefined
          ? words.replaced
          : correction === undefined
            ? null
            : filled(words.correction, { reason: correction.reason }),
      path: status !== 'ready' || closed ? null : sealed ? `/console/documents/${id}/open` : `/console/documents/${id}`,
      opens: sealed ? words.openFor : words.open,
    }))
    .reverse();
}
