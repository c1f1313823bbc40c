import { readRoute } from '../../api/clues/read-routes.ts';
import type { ClueAnswer } from '../../api/clues/clue-schema.ts';
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
  if (!clue.actions.includes('sort')) throw new Problem('not-possible-now', { allowed: clue.actions });
  return { about: `${clue.number} ${clue.text.slice(0, 60)}`, back: `/console/clues/${clue.id}`, seq: clue.seq, clue };
}
