import { openRoute } from '../../api/households/open-route.ts';
import { reading } from '../../api/http/reading.ts';
import { Problem } from '../../api/problems/problem.ts';
import { mayOnHousehold } from '../../domain/organisation/household-access.ts';
import type { ConsoleContext } from '../context.ts';
import { type FormPage, formPages } from '../forms/form-page.ts';
import { stationAround } from './around.ts';
import { policyChoices, villageOptions } from './commands/choices.ts';

const NAME = 'open-household';

/** `/console/households/new`: 建档, by a station for a family of its place. */
export function openForm(context: ConsoleContext): FormPage[] {
  return formPages({
    name: NAME,
    path: '/console/households/new',
    route: openRoute(context),
    words: (say) => say.householdForm,
    changes: { stationId: { left: true }, members: { rows: 2 } },
    ask: async (visit) => {
      const { actor, say } = visit;
      if (!mayOnHousehold(actor.role, 'open', 'anyone')) throw new Problem('not-permitted');
      const around = await reading(context.record, actor, (tx, world) => stationAround(context, visit, tx, world));
      const { level = [] } = policyChoices(around);
      return {
        title: say.household.open,
        back: '/console/households',
        options: { level, villageId: villageOptions(actor.organisationId, around) },
      };
    },
    after({ body }) {
      const { id, similar } = body as { id: string; similar: { id: string }[] };
      const [other] = similar;
      return `/console/households/${id}?done=${NAME}${other === undefined ? '' : `&similar=${other.id}`}`;
    },
  });
}
