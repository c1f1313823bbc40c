import { reading } from '../../api/http/reading.ts';
import { Problem } from '../../api/problems/problem.ts';
import { openRoute } from '../../api/screening-rounds/open-route.ts';
import { mayOnScreening } from '../../domain/organisation/screening-access.ts';
import { isBelow, takesWork } from '../../domain/organisation/tree.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { ConsoleContext } from '../context.ts';
import type { FormDefinition } from '../forms/form.ts';
import { groupLabel } from './groups.ts';

/** `/console/screening-rounds/new`: 部署排查. */
export function openForm(context: ConsoleContext): FormDefinition {
  const { record } = context;
  return {
    name: 'open',
    path: '/console/screening-rounds/new',
    route: openRoute(context),
    words: (say) => say.screening.form,
    changes: { areas: { rows: 1 } },
    async ask({ actor, say }) {
      if (!mayOnScreening(actor.role, 'open', ['anyone'])) throw new Problem('not-permitted');
      const today = dateOf(await record.clock.now());
      const own = actor.organisationId;
      return reading(record, actor, async (tx, { organisations }) => {
        const { groups } = (await record.policies.effectiveOn(tx, today)).screening.round;
        return {
          title: say.screening.open,
          back: '/console/screening-rounds',
          values: { from: today },
          options: {
            organisationId: Object.values(organisations)
              .filter((each) => takesWork(each) && (each.id === own || isBelow(organisations, each.id, own)))
              .map(({ id, name }) => ({ value: id, label: name })),
            groups: Object.keys(groups).map((value) => ({ value, label: groupLabel(value, groups, say) })),
          },
        };
      });
    },
    after: ({ body }) => `/console/screening-rounds/${(body as { id: string }).id}?done=open`,
  };
}
