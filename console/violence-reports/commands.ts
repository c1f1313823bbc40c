import { z } from 'zod';
import { visibleCase } from '../../api/cases/visible-case.ts';
import { reason } from '../../api/http/fields.ts';
import type { SignedInRoute } from '../../api/http/route.ts';
import { Problem } from '../../api/problems/problem.ts';
import { violenceReportRoutes } from '../../api/violence-reports/index.ts';
import { violenceReportKind } from '../../api/violence-reports/report-kind.ts';
import { mayOnViolenceReport } from '../../domain/organisation/violence-report-access.ts';
import { listHouseholds } from '../../record/views/household-list.ts';
import type { ConsoleContext } from '../context.ts';
import { caseForm } from '../forms/case-form.ts';
import { type FormPage, formPages } from '../forms/form-page.ts';
import { routeAt } from '../http/route-at.ts';

const MOST_HOUSEHOLDS = 200;
/** As a form asks it: the API's own schema tells the three ways apart, which no form can. */
const Settling = z.strictObject({
  as: z.enum(['household', 'not-established', 'passed-on']),
  householdId: z.string().optional(),
  reason: reason.optional(),
});

/** 报告办理: what is made of a report, and who made it. */
export function reportForms(context: ConsoleContext): FormPage[] {
  const routes = violenceReportRoutes(context);
  return [...formPages(settleForm(context, routes)), ...formPages(reporterForm(context, routes))];
}

function settleForm(context: ConsoleContext, routes: readonly SignedInRoute[]) {
  const settle = routeAt(routes, 'post', '/api/v1/violence-reports/{id}/settle');
  return caseForm(context, {
    kind: violenceReportKind,
    type: 'settle',
    route: { ...settle, requestBody: { mediaType: 'application/json', schema: Settling } },
    words: (say) => say.violenceReportForm,
    async see(tx, world, id) {
      const { seq, state } = await visibleCase(tx, violenceReportKind, id, world.organisations);
      const page = { page: 1, pageSize: MOST_HOUSEHOLDS };
      const { items } = await listHouseholds(tx, world, {}, page);
      return {
        about: state.number,
        seq,
        actions: state.status === 'open' ? ['settle'] : [],
        options: { householdId: items.map((each) => ({ value: each.id, label: `${each.address} ${each.number}` })) },
      };
    },
    adapt({ as, householdId, reason: why }, { say }) {
      const [path, value] = as === 'household' ? ['householdId', householdId] : ['reason', why];
      if (value === undefined) throw new Problem('invalid', { errors: [{ path, message: say.fill.missing }] });
      return as === 'household' ? { as, householdId } : { as, reason: why };
    },
  });
}

/** 查看报告人: for a purpose; shown once, and audited by the route. */
function reporterForm(context: ConsoleContext, routes: readonly SignedInRoute[]) {
  const reveal = routeAt(routes, 'post', '/api/v1/violence-reports/{id}/reveal-reporter');
  const form = caseForm(context, {
    kind: violenceReportKind,
    type: 'settle',
    route: reveal,
    words: (say) => say.violenceReportForm,
    async see(tx, world, id, { actor }) {
      const { state } = await visibleCase(tx, violenceReportKind, id, world.organisations);
      if (!mayOnViolenceReport(actor.role, 'reveal-reporter', 'own')) throw new Problem('not-permitted');
      return { about: state.number, actions: ['settle'] };
    },
    shows({ body }, { say }, { back }) {
      const { name, organisation, phone } = body as Record<'name' | 'organisation' | 'phone', string | null>;
      const { violenceReport: words } = say;
      return {
        view: 'violence-reporter',
        title: words.reporterTitle,
        data: {
          back,
          facts: [
            { name: words.name, value: name ?? words.unknown },
            { name: words.organisation, value: organisation ?? words.unknown },
            { name: words.phone, value: phone ?? words.unknown },
          ],
        },
      };
    },
  });
  return {
    ...form,
    name: 'reveal-reporter',
    path: '/console/violence-reports/{id}/reveal-reporter',
    ask: async (visit: Parameters<typeof form.ask>[0]) => ({
      ...(await form.ask(visit)),
      title: visit.say.violenceReport['reveal-reporter'].label,
    }),
  };
}
