import { reassignRoute } from '../../api/households/reassign-route.ts';
import { reading } from '../../api/http/reading.ts';
import { Problem } from '../../api/problems/problem.ts';
import { mayOnHousehold } from '../../domain/organisation/household-access.ts';
import { officersOf } from '../../record/officers.ts';
import type { ConsoleContext } from '../context.ts';
import { type FormPage, formPages } from '../forms/form-page.ts';
import { labelOf } from '../layout/words.ts';
import { officerOf, stationAround } from './around.ts';

/** `/console/households/reassign`: 改派责任人 – all households of an officer who is away, or has left, to another. */
export function reassignForm(context: ConsoleContext): FormPage[] {
  return formPages({
    name: 'reassign',
    path: '/console/households/reassign',
    route: reassignRoute(context),
    words: (say) => say.householdForm,
    async ask(visit) {
      const { actor, say } = visit;
      if (!mayOnHousehold(actor.role, 'assign-owner', 'own')) throw new Problem('not-permitted');
      return reading(context.record, actor, async (tx, world) => {
        const around = await stationAround(context, visit, tx, world);
        const inOffice = await officersOf(tx, actor.organisationId);
        const isThere = (id: string) => inOffice.some(({ userId }) => userId === id);
        const here = inOffice.map(({ userId, role }) => ({
          value: userId,
          label: officerOf(around, { userId, role }),
        }));
        // Also of who has left: their households must not stay behind.
        const gone = [...around.names].filter(([id]) => !isThere(id)).map(([value, label]) => ({ value, label }));
        return {
          title: labelOf(say.command, 'reassign'),
          back: '/console/households',
          options: { fromUserId: [...here, ...gone], toUserId: here },
        };
      });
    },
  });
}
