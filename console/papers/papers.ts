import { z } from 'zod';
import type { CaseKind } from '../../api/cases/case-kind.ts';
import { requestDocumentRoute } from '../../api/documents/case-documents.ts';
import { problemFrom } from '../../api/problems/problem-from.ts';
import type { AnyEvent } from '../../record/follow.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import type { SignedInPage, SignedInVisit } from '../page.ts';
import type { PapersOfKind } from './papers-of-kind.ts';
import { shownPapers } from './shown-papers.ts';

const Query = z.object({ waiting: z.uuid().optional() });

/** `GET` and `POST /console/{records}/{id}/papers`: 文书 – which there are, and which can be made. */
export function papersPages<S extends { id: string; number: string }, C extends { type: string }, E extends AnyEvent>(
  context: ConsoleContext,
  kind: CaseKind<S, C, E>,
  of: PapersOfKind<S>,
): SignedInPage[] {
  const path = `/console${kind.collection}/{id}/papers`;
  const route = requestDocumentRoute(context, kind, of.forms);
  const show = (visit: SignedInVisit, more: { refusal?: string; waiting?: string } = {}) =>
    shownPapers(context, kind, of, visit, more);
  return [
    {
      method: 'get',
      path,
      signedIn: true,
      access: kind.rule('view'),
      queryOf: Query,
      handle: (visit) => show(visit, visit.query(Query)),
    },
    {
      method: 'post',
      path,
      signedIn: true,
      access: of.forms.rule,
      async handle(visit) {
        const { form, about: part } = visit.fields;
        try {
          const { body } = await route.handle(apiRequest(visit, { form, ...(part ? { about: part } : {}) }));
          const { id } = body as { id: string };
          return { redirect: `/console${kind.collection}/${visit.params.id}/papers?waiting=${id}` };
        } catch (error) {
          const { code, about } = problemFrom(error);
          if (code !== 'rule-broken' && code !== 'invalid') throw error;
          return { ...(await show(visit, { refusal: about.detail ?? visit.say.papers.chooseAbout })), status: 422 };
        }
      },
    },
  ];
}
