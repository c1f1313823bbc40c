import { z } from 'zod';
import { visibleCase } from '../../api/cases/visible-case.ts';
import { retentionRoutes } from '../../api/retention/index.ts';
import { retentionKind } from '../../api/retention/retention-kind.ts';
import type { RetentionAnswer, RetentionListAnswer } from '../../api/retention/retention-schema.ts';
import { availableActions } from '../../domain/retention/available-actions.ts';
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
import { filled, labelOf } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { fileLines, roundFacts } from './round-facts.ts';

const Chosen = z.object({ caseId: z.string().max(36).optional().catch(undefined) });
const PAGE_SIZE = '50';

/** `/console/retention-rounds`: 档案鉴定销毁 – the county's yearly look at what is due, what is kept back, and who approves. */
export function retentionPages(context: ConsoleContext): SignedInPage[] {
  const routes = retentionRoutes(context);
  return [
    listPage(context, routeOf(routes, 'retention-rounds')),
    onePage(context, routeOf(routes, 'retention-round')),
    ...forms(context),
  ];
}

function listPage({ record }: ConsoleContext, route: FormDefinition['route']): SignedInPage {
  return {
    method: 'get',
    path: '/console/retention-rounds',
    signedIn: true,
    access: route.access,
    async handle(visit) {
      const { say, language } = visit;
      const { body } = (await route.handle(apiRequest(visit))) as { body: { items: RetentionListAnswer[] } };
      const organisations = await record.organisations();
      return {
        view: 'retention-rounds',
        title: say.retention.title,
        data: {
          items: body.items.map((each) => ({
            path: `/console/retention-rounds/${each.id}`,
            name: organisations[each.organisationId]?.name ?? each.organisationId,
            status: say.retention.status[each.status],
            facts: roundFacts(each, language, say),
          })),
        },
      };
    },
  };
}

function onePage({ record }: ConsoleContext, route: FormDefinition['route']): SignedInPage {
  return {
    method: 'get',
    path: '/console/retention-rounds/{id}',
    signedIn: true,
    access: route.access,
    ...(route.queryOf && { queryOf: route.queryOf }),
    async handle(visit) {
      const { say, language } = visit;
      const asked = askedOf(visit);
      const answer = await route.handle(askedRequest(visit, { pageSize: PAGE_SIZE, ...asked }));
      const round = answer.body as RetentionAnswer;
      const organisations = await record.organisations();
      const base = `/console/retention-rounds/${round.id}`;
      const keepBack = round.actions.includes('keep-back') ? `${base}/keep-back` : null;
      return {
        view: 'retention-round',
        title: say.retention.title,
        data: {
          name: organisations[round.organisationId]?.name ?? round.organisationId,
          status: say.retention.status[round.status],
          facts: roundFacts(round, language, say),
          approvals: (round.round?.approvals ?? []).map(({ role, userId, at }) => ({
            text: filled(say.retention.approved, { role: labelOf(say.role, role), userId }),
            at: whenOf(at, language),
          })),
          total: filled(say.retention.total, { n: round.list.total }),
          files: fileLines(round, keepBack, language, say),
          actions: actionsOf(
            round.actions.filter((type) => type !== 'keep-back'),
            { base, answering: ['approve'], words: say.retentionForm, say },
          ),
          pages: pagesOf(round.list, (page) => `${base}?page=${page}`, say),
        },
      };
    },
  };
}

function forms(context: ConsoleContext): SignedInPage[] {
  const routes = retentionRoutes(context);
  return (['approve', 'keep-back'] as const)
    .map((type) =>
      caseForm(context, {
        kind: retentionKind,
        type,
        route: routeOf(routes, `retention-round-${type}`),
        words: (say) => say.retentionForm,
        async see(tx, { organisations }, id, { actor, say, query }) {
          const { seq, state } = await visibleCase(tx, retentionKind, id, organisations);
          const { caseId } = query(Chosen);
          return {
            about: organisations[state.organisationId]?.name ?? say.retention.title,
            seq,
            actions: availableActions(state, actor),
            ...(caseId !== undefined && { values: { caseId } }),
          };
        },
        after: (_, { back }) => `${back}?done=retention-${type}`,
      }),
    )
    .flatMap(formPages);
}
