import { visibleCase } from '../../api/cases/visible-case.ts';
import { householdKind } from '../../api/households/household-kind.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import { revealRoute } from '../../api/people/reveal.ts';
import { Problem } from '../../api/problems/problem.ts';
import { mayReveal } from '../../domain/household/reach.ts';
import { openHousehold } from '../../record/views/household-details.ts';
import type { ConsoleContext } from '../context.ts';
import { type FormPage, formPages } from '../forms/form-page.ts';

const NAME = 'reveal-member';
const FIELDS = ['phone', 'address', 'safeContact', 'idNumber', 'birthDate'] as const;

/**
 * `/console/households/{id}/members/{personId}/reveal`: 查阅 one fact of a member in full, for a purpose, audited and shown once.
 * Only what this officer may ask is offered: where somebody in danger is, to the leaders and the owner alone.
 */
export function revealForm(context: ConsoleContext): FormPage[] {
  const { record } = context;
  const route = revealRoute(context);
  return formPages({
    name: NAME,
    path: '/console/households/{id}/members/{personId}/reveal',
    route: {
      ...route,
      access: { of: 'household', right: 'reveal' },
      handle: (request) => route.handle({ ...request, params: { id: request.params.personId ?? '' } }),
    },
    words: (say) => say.householdForm,
    async ask({ actor, params, say }) {
      const id = uuidParam(params);
      const personId = uuidParam(params, 'personId');
      const { member, name, state } = await reading(record, actor, async (tx, world) => {
        const { state } = await visibleCase(tx, householdKind, id, world.organisations);
        const { people } = await openHousehold(tx, world, state);
        const member = state.members.find((each) => each.personId === personId);
        return { state, member, name: people[personId]?.name ?? '' };
      });
      if (member === undefined) throw new Problem('not-found');
      const allowed = FIELDS.filter((field) => mayReveal(actor, state, member, field));
      if (allowed.length === 0) throw new Problem('not-permitted');
      return {
        title: say.household.reveal,
        about: name,
        back: `/console/households/${id}`,
        options: { field: allowed.map((value) => ({ value, label: say.household.revealField[value] })) },
      };
    },
    shows({ body }, { say }, { back, about }) {
      const { field, value } = body as { field: (typeof FIELDS)[number]; value: string | null };
      return {
        view: 'household-revealed',
        title: say.household.reveal,
        data: {
          back,
          about: about ?? '',
          label: say.household.revealField[field],
          value: value ?? say.household.revealNothing,
          call: field === 'phone' && value !== null ? `tel:${value.replace(/[^0-9+]/g, '')}` : null,
        },
      };
    },
  });
}
