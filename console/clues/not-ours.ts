import { z } from 'zod';
import { sortRoute } from '../../api/clues/sort-route.ts';
import { SortedAsNotOurs } from '../../api/clues/sort-schema.ts';
import type { ConsoleContext } from '../context.ts';
import type { FormDefinition } from '../forms/form.ts';
import { sortable } from './sortable.ts';

/** `/console/clues/{id}/not-ours`: 甄别 – another authority's matter, which it is handed to. */
export function notOursForm(context: ConsoleContext): FormDefinition {
  const schema: z.ZodType = SortedAsNotOurs.omit({ as: true });
  return {
    name: 'not-ours',
    path: '/console/clues/{id}/not-ours',
    route: { ...sortRoute(context), requestBody: { mediaType: 'application/json', schema } },
    words: (say) => say.clues.form,
    ask: async (visit) => ({ ...(await sortable(context, visit)), title: visit.say.clues.notOurs }),
    adapt: (body) => ({ ...body, as: 'not-ours' }),
  };
}
