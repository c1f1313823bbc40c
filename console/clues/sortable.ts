import { visibleCase } from '../../api/cases/visible-case.ts';
import { clueKind } from '../../api/clues/clue-kind.ts';
import { readRoute } from '../../api/clues/read-routes.ts';
import type { ClueAnswer } from '../../api/clues/clue-schema.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import { Problem } from '../../api/problems/problem.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import type { SignedInVisit } from '../page.ts';

/** The clue that an address names, as the API shows it. Throws Problem `not-found`. */
export async function clueOf(context: ConsoleContext, visit: SignedInVisit): Promise<ClueAnswer> {
  return (await readRoute(context).handle(apiRequest(visit))).body as ClueAnswer;
}

/** What every form of 甄别 is about. Throws Problem for who may not sort it, or where it is sorted already. */
export async function sortable(context: ConsoleContext, visit: SignedInVisit) {
  const clue = await clueOf(context, visit);
  await mustBeSorter(context, visit);
  if (!clue.actions.includes('sort')) throw new Problem('not-possible-now', { allowed: clue.actions });
  return { about: `${clue.number} ${clue.text.slice(0, 60)}`, back: `/console/clues/${clue.id}`, seq: clue.seq, clue };
}

function mustBeSorter({ record }: ConsoleContext, { actor, params }: SignedInVisit): Promise<void> {
  return reading(record, actor, async (tx, { organisations }) => {
    const { state } = await visibleCase(tx, clueKind, uuidParam(params), organisations);
    if (clueKind.permission(actor, 'sort', state, organisations) === 'no') throw new Problem('not-permitted');
  });
}
