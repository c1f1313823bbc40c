import type { CaseKind } from '../../api/cases/case-kind.ts';
import { askForDossier, type DossierOfKind, dossierRoute } from '../../api/documents/dossier-route.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import { readDocument } from '../../record/documents.ts';
import type { AnyEvent } from '../../record/follow.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { bookmarksOf } from './bookmarks.ts';

const REFRESH_SECONDS = 3;

/**
 * `GET /console/{records}/{id}/dossier`: 卷宗 in the page, its contents beside it, or how far its binding is. The file has an
 * address of its own, where every look at it is audited; this page shows no more of it than its contents.
 */
export function dossierPages<S extends { id: string; number: string }, C extends { type: string }, E extends AnyEvent>(
  context: ConsoleContext,
  kind: CaseKind<S, C, E>,
  dossierOf: DossierOfKind<S>,
): SignedInPage[] {
  const { record, deliverer } = context;
  const path = `/console${kind.collection}/{id}/dossier`;
  const access = kind.rule('view');
  const file = dossierRoute(context, kind, dossierOf);
  return [
    {
      method: 'get',
      path,
      signedIn: true,
      access,
      async handle({ actor, params, say }) {
        const id = uuidParam(params);
        const { number, asked, pdf } = await reading(record, actor, async (tx, { organisations }) => {
          const { state, asked } = await askForDossier(record, tx, kind, dossierOf, { id, organisations });
          const made = asked.status === 'ready' ? await readDocument(tx, record.keys, asked.id) : null;
          return { number: state.number, asked, pdf: made?.pdf ?? null };
        });
        if (pdf === null) deliverer.offer(id);
        const here = `/console${kind.collection}/${id}`;
        return {
          view: 'dossier',
          title: `${say.papers.dossier} ${number}`,
          frames: true,
          refreshSeconds: pdf === null ? REFRESH_SECONDS : undefined,
          data: {
            back: here,
            here: `${here}/dossier`,
            number,
            recordKind: labelOf(say.recordKind, kind.name),
            isMade: pdf !== null,
            hasFailed: asked.status === 'failed',
            progress:
              asked.progress === null
                ? null
                : { ...asked.progress, text: filled(say.dossier.progress, { ...asked.progress }) },
            file: `${here}/dossier/file`,
            // Another address for each page: browsers' viewers do not go to a page of a file that they already show.
            contents: (pdf === null ? [] : await bookmarksOf(pdf)).map((bookmark) => ({
              ...bookmark,
              path: `${here}/dossier/file?page=${bookmark.page}#page=${bookmark.page}`,
            })),
          },
        };
      },
    },
    {
      method: 'get',
      path: `${path}/file`,
      signedIn: true,
      access,
      async handle(visit) {
        const answer = await file.handle(apiRequest(visit));
        const isBeingMade = answer.status === 202;
        return isBeingMade
          ? { redirect: `/console${kind.collection}/${uuidParam(visit.params)}/dossier` }
          : { served: answer };
      },
    },
  ];
}
