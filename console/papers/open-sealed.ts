import { PAPERS, sealOnReadable } from '../../api/documents/document-file.ts';
import { openSealedRoute } from '../../api/documents/open-sealed-route.ts';
import { found, reading, uuidParam } from '../../api/http/reading.ts';
import { problemFrom } from '../../api/problems/problem-from.ts';
import { readDocument } from '../../record/documents.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import type { SignedInPage, SignedInVisit, ViewAnswer } from '../page.ts';
import { formTitle } from './paper-list.ts';

const PATH = '/console/documents/{id}/open';

/** 查阅封存文书: a sealed paper opens for a purpose alone, which is audited. */
export function openSealedPages(context: ConsoleContext): SignedInPage[] {
  const route = openSealedRoute(context);
  const described = { path: PATH, signedIn: true, access: { byRecord: PAPERS } } as const;
  return [
    { ...described, method: 'get', handle: (visit) => asked(context, visit) },
    {
      ...described,
      method: 'post',
      async handle(visit) {
        const { purpose = '' } = visit.fields;
        try {
          return { served: await route.handle(apiRequest(visit, { purpose })) };
        } catch (error) {
          const { code, about } = problemFrom(error);
          if (code !== 'invalid' && code !== 'rule-broken') throw error;
          const refusal = about.errors?.[0]?.message ?? about.detail ?? null;
          return { ...(await asked(context, visit, { purpose, refusal })), status: 422 };
        }
      },
    },
  ];
}

async function asked(
  { record }: ConsoleContext,
  { actor, params, say, language }: SignedInVisit,
  { purpose = '', refusal = null }: { purpose?: string; refusal?: string | null } = {},
): Promise<ViewAnswer> {
  const id = uuidParam(params);
  const paper = await reading(record, actor, async (tx, { organisations }) => {
    const read = found(await readDocument(tx, record.keys, id));
    return { ...read, seal: sealOnReadable(read, actor, organisations) };
  });
  return {
    view: 'open-sealed',
    title: say.papers.purposeTitle,
    data: {
      form: formTitle(paper.kind, paper.form, { say, language }),
      back: `/console/${paper.kind}s/${paper.streamId}/papers`,
      action: `/console/documents/${id}/open`,
      isSealed: paper.seal === 'opens',
      path: `/console/documents/${id}`,
      purpose,
      refusal,
    },
  };
}
