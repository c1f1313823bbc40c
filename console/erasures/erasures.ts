import type { z } from 'zod';
import { reading, uuidParam } from '../../api/http/reading.ts';
import { type Erasure, erasureAnswer, erasureKind } from '../../api/erasures/erasure-kind.ts';
import { erasureRoutes } from '../../api/erasures/index.ts';
import { mayOnErasure } from '../../domain/organisation/erasure-access.ts';
import { openTexts } from '../../record/texts.ts';
import { numberOf } from '../../record/views/saved-state.ts';
import type { Page } from '../../record/views/page.ts';
import type { ConsoleContext } from '../context.ts';
import { actionsOf } from '../forms/actions.ts';
import { askedOf, askedRequest } from '../forms/asked-query.ts';
import { caseForm } from '../forms/case-form.ts';
import type { FormDefinition } from '../forms/form.ts';
import { formPages } from '../forms/form-page.ts';
import { routeOf } from '../forms/route-of.ts';
import { apiRequest } from '../http/api-request.ts';
import { pagesOf } from '../layout/pages.ts';
import { whenOf } from '../layout/time.ts';
import type { SignedInPage } from '../page.ts';
import { visibleCase } from '../../api/cases/visible-case.ts';

type Answer = z.output<typeof Erasure>;
const STATUSES = ['requested', 'done', 'refused'] as const;

/** `/console/erasures`: 删除个人信息 – asked for by the administrator, decided by the auditor. */
export function erasurePages(context: ConsoleContext): SignedInPage[] {
  const routes = erasureRoutes(context);
  return [listPage(routeOf(routes, 'erasures')), ...forms(context), onePage(context, routeOf(routes, 'erasure'))];
}

function listPage(route: FormDefinition['route']): SignedInPage {
  return {
    method: 'get',
    path: '/console/erasures',
    signedIn: true,
    access: route.access,
    ...(route.queryOf && { queryOf: route.queryOf }),
    async handle(visit) {
      const { actor, say, language } = visit;
      const asked = askedOf(visit);
      const { body } = (await route.handle(askedRequest(visit, { pageSize: '30', ...asked }))) as {
        body: Page<Answer>;
      };
      const at = (query: Record<string, string>) => `/console/erasures?${new URLSearchParams(query).toString()}`;
      return {
        view: 'erasures',
        title: say.erasures.title,
        data: {
          mayAsk: mayOnErasure(actor.role, 'request', 'anyone'),
          tabs: [
            { name: say.admin.all, path: '/console/erasures', isHere: asked.status === undefined },
            ...STATUSES.map((status) => ({
              ...{ name: say.erasures.status[status], path: at({ status }), isHere: asked.status === status },
            })),
          ],
          items: body.items.map((each) => ({
            path: `/console/erasures/${each.id}`,
            name: say.erasures.kind[each.kind],
            status: say.erasures.status[each.status],
            isWaiting: each.status === 'requested',
            reason: each.reason,
            by: each.requestedBy,
            at: whenOf(each.requestedAt, language),
          })),
          pages: pagesOf(body, (page) => at({ ...asked, page: String(page) }), say),
        },
      };
    },
  };
}

function onePage({ record }: ConsoleContext, route: FormDefinition['route']): SignedInPage {
  return {
    method: 'get',
    path: '/console/erasures/{id}',
    signedIn: true,
    access: route.access,
    async handle(visit) {
      const { actor, say, language } = visit;
      const erasure = (await route.handle(apiRequest(visit))).body as Answer;
      const number = await reading(record, actor, (tx) => numberOf(tx, erasure.caseId));
      const decided = erasure.decidedAt === null ? null : whenOf(erasure.decidedAt, language).text;
      return {
        view: 'erasure',
        title: say.erasures.one,
        data: {
          status: say.erasures.status[erasure.status],
          isWaiting: erasure.status === 'requested',
          isOwn: erasure.status === 'requested' && erasure.requestedBy === actor.userId,
          facts: [
            { name: say.erasures.what, value: say.erasures.kind[erasure.kind] },
            { name: say.erasures.id, value: erasure.subjectId },
            { name: say.erasures.case, value: number ?? erasure.caseId },
            { name: say.erasures.ground, value: say.erasures.grounds[erasure.ground] },
            {
              name: say.erasures.requestedBy,
              value: `${erasure.requestedBy} · ${whenOf(erasure.requestedAt, language).text}`,
            },
            ...(decided === null ? [] : [{ name: say.erasures.decidedBy, value: `${erasure.decidedBy} · ${decided}` }]),
          ],
          reason: erasure.reason,
          refusal: erasure.refusal,
          actions: actionsOf(erasure.actions, {
            base: `/console/erasures/${erasure.id}`,
            answering: ['approve', 'refuse'],
            words: say.erasureForm,
            say,
          }),
        },
      };
    },
  };
}

function forms(context: ConsoleContext): SignedInPage[] {
  const { record } = context;
  const routes = erasureRoutes(context);
  const request: FormDefinition = {
    name: 'request',
    path: '/console/erasures/request',
    route: routeOf(routes, 'erasure-request'),
    words: (say) => say.erasureForm,
    // An order names matter and person as people do; ids are for other systems.
    changes: { id: { left: true }, number: { required: true } },
    ask: async (visit) => ({
      title: visit.say.erasureForm.name.request,
      back: '/console/erasures',
      values: askedOf(visit),
    }),
    after: (answer) => `/console/erasures/${(answer.body as { id: string }).id}?done=erasure-request`,
  };
  const decisions = (['approve', 'refuse'] as const).map((type) =>
    caseForm(context, {
      kind: erasureKind,
      type,
      route: routeOf(routes, `erasure-${type}`),
      words: (say) => say.erasureForm,
      async see(tx, { organisations }, id, { actor, params, say }) {
        const saved = await visibleCase(tx, erasureKind, uuidParam(params), organisations);
        const { actions, seq, kind } = erasureAnswer(saved, await openTexts(tx, record.keys, id), actor);
        return { about: say.erasures.kind[kind], seq, actions };
      },
      after: (_, { back }) => `${back}?done=erasure-${type}`,
    }),
  );
  return [request, ...decisions].flatMap(formPages);
}
