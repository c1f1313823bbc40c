import { z } from 'zod';
import { sortRoute } from '../../api/clues/sort-route.ts';
import { reason, text } from '../../api/http/fields.ts';
import { reading } from '../../api/http/reading.ts';
import { Problem } from '../../api/problems/problem.ts';
import type { RecordContext } from '../../record/context.ts';
import { listClues } from '../../record/views/clues.ts';
import { listDisputes } from '../../record/views/dispute-list.ts';
import type { ConsoleContext } from '../context.ts';
import type { FormDefinition } from '../forms/form.ts';
import type { SignedInVisit } from '../page.ts';
import { sortable } from './sortable.ts';

/** The latest of either kind; what is older is named by its number. */
const MOST_OFFERED = 50;
const MOST_WAITING = 200;

const Merging = z.strictObject({
  into: text(80).optional(),
  number: text(64).optional(),
  reason: reason.optional(),
});

/** `/console/clues/{id}/merge`: 甄别 – the same as another clue that waits, or as a dispute that is open. */
export function mergeForm(context: ConsoleContext): FormDefinition {
  return {
    name: 'merge',
    path: '/console/clues/{id}/merge',
    route: { ...sortRoute(context), requestBody: { mediaType: 'application/json', schema: Merging } },
    words: (say) => say.clues.form,
    async ask(visit) {
      const { clue, ...about } = await sortable(context, visit);
      const into = await offered(context.record, visit, clue.id);
      return { ...about, title: visit.say.clues.merge, options: { into } };
    },
    async adapt({ into, number, ...body }, visit) {
      const named = typeof number === 'string' ? await numbered(context.record, visit, number.trim()) : into;
      if (typeof named !== 'string') throw refused('into', visit.say.clues.nothingNamed);
      const [kind, id] = named.split(':');
      return { ...body, as: 'merged', ...(kind === 'clue' ? { clueId: id } : { disputeId: id }) };
    },
  };
}

/** What it may be the same as, as `dispute:<id>` or `clue:<id>`. */
function offered(record: RecordContext, { actor, say }: SignedInVisit, clueId: string) {
  return reading(record, actor, async (tx, world) => {
    const latest = { page: 1, pageSize: MOST_OFFERED };
    const disputes = await listDisputes(tx, world, { status: 'open' }, latest);
    const clues = await listClues(tx, world, { status: 'reported' }, latest);
    return [
      ...disputes.items.map(({ id, number, title }) => ({
        value: `dispute:${id}`,
        label: `${say.recordKind.dispute} ${number} ${title}`,
      })),
      ...clues.items
        .filter(({ id }) => id !== clueId)
        .map(({ id, number, excerpt }) => ({
          value: `clue:${id}`,
          label: `${say.recordKind.clue} ${number} ${excerpt.slice(0, 30)}`,
        })),
    ];
  });
}

/** The one with that number. Throws Problem `invalid` if there is none that one may see and that is open. */
function numbered(record: RecordContext, { actor, say }: SignedInVisit, number: string): Promise<string> {
  return reading(record, actor, async (tx, world) => {
    const disputes = await listDisputes(tx, world, { status: 'open', q: number }, { page: 1, pageSize: MOST_OFFERED });
    const dispute = disputes.items.find((item) => item.number === number);
    if (dispute !== undefined) return `dispute:${dispute.id}`;
    const clues = await listClues(tx, world, { status: 'reported' }, { page: 1, pageSize: MOST_WAITING });
    const clue = clues.items.find((item) => item.number === number);
    if (clue === undefined) throw refused('number', say.clues.noSuchNumber);
    return `clue:${clue.id}`;
  });
}

function refused(path: string, message: string): Problem {
  return new Problem('invalid', { errors: [{ path, message }] });
}
