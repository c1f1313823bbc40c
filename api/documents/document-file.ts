import { z } from 'zod';
import { isDossier } from '../../domain/documents/dossier/for-court.ts';
import { formNameOf } from '../../domain/documents/form-name.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { scopesOf } from '../../domain/organisation/county-access.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { readDisclosed } from '../../record/disclosures.ts';
import { type DocumentEntry, readDocument } from '../../record/documents.ts';
import { mayViewCase } from '../cases/kinds.ts';
import type { ApiContext } from '../context.ts';
import { found, reading, uuidParam } from '../http/reading.ts';
import type { Answer, SignedInRoute } from '../http/route.ts';
import { OWN_PDF } from '../http/security-headers.ts';
import { Problem } from '../problems/problem.ts';
import { unavailable } from '../problems/problem-from.ts';
import { Document, documentAnswer } from './document-schema.ts';
import { mayReadPaper } from './may-read-paper.ts';
import { sealToward } from './seal-toward.ts';

const RETRY_AFTER_SECONDS = '1';

/** Whoever sees a record reads its papers, except those that `mayReadPaper` keeps to fewer. */
export const PAPERS = {
  dispute: 'view',
  agreement: 'view',
  enforcement: 'view-in-full',
  household: 'view',
  review: 'view',
  'analysis-meeting': 'view',
} as const;

/** `GET /documents/{id}`: the PDF, or 202 while it is being rendered. */
export function documentFileRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/documents/{id}',
    operationId: 'document',
    tag: 'documents',
    summary: '文书 – the PDF',
    params: z.object({ id: z.string() }),
    answers: {
      200: { description: 'the PDF', mediaType: 'application/pdf' },
      202: {
        description: 'being rendered; ask again',
        schema: Document,
        headers: z.object({ 'Retry-After': z.string() }),
      },
    },
    problems: ['not-found', 'not-permitted'],
    signedIn: true,
    access: { byRecord: PAPERS },
    async handle({ actor, params, origin }): Promise<Answer> {
      const id = uuidParam(params);
      const at = await record.clock.now();
      const document = await reading(record, actor, async (tx, world) => {
        const own = await readDocument(tx, record.keys, id);
        // A court reads the one document of a file that it was given, and nothing else of it.
        if (own === null && scopesOf(actor.role, 'disclosures').length > 0) {
          return { ...found(await readDisclosed(tx, record.keys, id, { at, origin })), status: 'ready' as const };
        }
        const read = found(own);
        if (sealOnReadable(read, actor, world.organisations) === 'opens') {
          throw new Problem('not-permitted', { detail: '该文书已封存，请写明查阅目的后打开' });
        }
        return read;
      });
      if (document.status === 'erased') throw new Problem('not-found', { detail: '该文书已依法删除' });
      if (document.status === 'failed') throw unavailable('文书未能生成，请重新申请制作。');
      if (!('kind' in document)) return fileAnswer(document);
      if (document.pdf === null) {
        return { status: 202, headers: { 'Retry-After': RETRY_AFTER_SECONDS }, body: documentAnswer(document) };
      }
      return fileAnswer({ ...document, pdf: document.pdf });
    },
  };
}

/**
 * How a paper is sealed that somebody may read.
 * @throws Problem `not-found` where they may not know of it, `not-permitted` where they may not read it
 */
export function sealOnReadable(
  paper: DocumentEntry & { kind: string; state: unknown },
  actor: Actor,
  organisations: OrganisationTree,
): 'none' | 'opens' {
  if (!mayViewCase(paper.kind, actor, paper.state, organisations)) throw new Problem('not-found');
  // Which dossier somebody may read, and that they did, is for its own address to say.
  if (isDossier(paper.form)) throw new Problem('not-found');
  const seal = sealToward(actor, paper);
  if (seal === 'hidden') throw new Problem('not-found');
  if (!mayReadPaper(paper, actor, organisations)) throw new Problem('not-permitted');
  return seal;
}

type Printed = Pick<DocumentEntry, 'form' | 'version' | 'sha256'> & { pdf: Buffer };

export function fileAnswer({ form, version, sha256, pdf }: Printed): Answer {
  return {
    status: 200,
    headers: {
      ...OWN_PDF,
      'Content-Disposition': `inline; filename="${formNameOf(form).code}-${version}.pdf"`,
      ETag: `"${sha256}"`,
    },
    body: pdf,
  };
}
