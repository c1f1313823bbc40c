import { policyChangeRoutes } from '../../api/policies/change-routes.ts';
import { policyChangeKind } from '../../api/policies/policy-change-kind.ts';
import { policyChangeFor } from '../../api/policies/reading-change.ts';
import type { ConsoleContext } from '../context.ts';
import { caseForm } from '../forms/case-form.ts';
import { type FormPage, formPages } from '../forms/form-page.ts';
import { routeOf } from '../forms/route-of.ts';
import { filled } from '../layout/words.ts';
import { dayOf } from '../layout/time.ts';

/** 批准、不批准、撤回. */
export function policyChangeForms(context: ConsoleContext): FormPage[] {
  const { record } = context;
  const routes = policyChangeRoutes(context);
  return (['approve', 'refuse', 'withdraw'] as const).flatMap((type) =>
    formPages(
      caseForm(context, {
        kind: policyChangeKind,
        type,
        route: routeOf(routes, `policy-change-${type}`),
        words: (say) => say.policyForm,
        async see(tx, { organisations }, id, { language, say }) {
          const change = await policyChangeFor(record, tx, { id, organisations, language });
          const day = dayOf(change.effectiveFrom, language);
          return {
            about: filled(say.policy.about, { n: change.differences.length, day }),
            seq: change.seq,
            actions: change.actions,
          };
        },
        after: (_, { back }) => `${back}?done=policy-${type}`,
      }),
    ),
  );
}
