import { reportRoute } from '../../api/clues/report-route.ts';
import { reading } from '../../api/http/reading.ts';
import { Problem } from '../../api/problems/problem.ts';
import { mayOnClue } from '../../domain/organisation/clue-access.ts';
import { listScreeningRounds } from '../../record/views/screening-rounds.ts';
import type { ConsoleContext } from '../context.ts';
import type { FormDefinition } from '../forms/form.ts';

/** As many rounds as go on at a time in a township. */
const MOST_ROUNDS = 50;

/** `/console/clues/new`: 上报线索, with photos from the phone's camera. */
export function reportForm(context: ConsoleContext): FormDefinition {
  const { record } = context;
  return {
    name: 'report',
    path: '/console/clues/new',
    route: reportRoute(context),
    words: (say) => say.clues.form,
    changes: { text: { as: 'prose' } },
    async ask({ actor, say }) {
      if (!mayOnClue(actor.role, 'report', ['anyone'])) throw new Problem('not-permitted');
      const rounds = await reading(record, actor, (tx, world) =>
        listScreeningRounds(tx, world, { status: 'open' }, { page: 1, pageSize: MOST_ROUNDS }),
      );
      return {
        title: say.clues.report,
        back: '/console/clues',
        options: { roundId: rounds.items.map(({ id, title }) => ({ value: id, label: title })) },
      };
    },
    after: ({ body }) => `/console/clues/${(body as { id: string }).id}?done=report`,
  };
}
