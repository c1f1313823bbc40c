import { randomUUID } from 'node:crypto';
import { etagOf } from '../../api/http/conditions.ts';
import { reading } from '../../api/http/reading.ts';
import { problemStatus } from '../../api/problems/catalogue.ts';
import { Problem } from '../../api/problems/problem.ts';
import { problemFrom } from '../../api/problems/problem-from.ts';
import { reviewRoutes } from '../../api/reviews/index.ts';
import type { ReviewAnswer } from '../../api/reviews/review-schema.ts';
import type { ConsoleContext } from '../context.ts';
import { momentOf } from '../forms/body.ts';
import { stationAround } from '../households/around.ts';
import { apiRequest } from '../http/api-request.ts';
import { routeAt } from '../http/route-at.ts';
import type { PageAnswer, SignedInPage, SignedInVisit } from '../page.ts';
import { decideView, firstTyped } from './decide-view.ts';
import { fieldAt, sheetOf, type SheetFault } from './sheet.ts';
import { saidOf } from '../refused/said.ts';

const KEY = /^[0-9a-f-]{36}$/;
/** What can be said on the page itself; anything else has a page of its own. */
const SAYABLE: readonly number[] = [409, 412, 422];

/** `/console/reviews/{id}/decide`: 季度研判会 on the projector – one household after the other, and all decided together. */
export function decidePages(context: ConsoleContext): SignedInPage[] {
  const routes = reviewRoutes(context);
  const read = routeAt(routes, 'get', '/api/v1/reviews/{id}');
  const decide = routeAt(routes, 'post', '/api/v1/reviews/{id}/decide');
  const path = '/console/reviews/{id}/decide';
  const seen = async (visit: SignedInVisit) => {
    const review = (await read.handle(apiRequest(visit))).body as ReviewAnswer;
    if (!review.actions.includes('decide')) throw new Problem('not-permitted');
    const around = await reading(context.record, visit.actor, (tx, world) => stationAround(context, visit, tx, world));
    return { review, around };
  };
  return [
    {
      method: 'get',
      path,
      signedIn: true,
      access: decide.access,
      async handle(visit) {
        const { review, around } = await seen(visit);
        return decideView(review, around, { typed: firstTyped(around), key: randomUUID(), faults: [], said: null });
      },
    },
    {
      method: 'post',
      path,
      signedIn: true,
      access: decide.access,
      ...(decide.requestBody && { requestBody: decide.requestBody }),
      async handle(visit) {
        const { review, around } = await seen(visit);
        const typed = visit.fields;
        const key = KEY.test(typed.key ?? '') ? (typed.key ?? '') : randomUUID();
        const again = (faults: SheetFault[], said: string | null, status: number): PageAnswer => ({
          ...decideView(review, around, { typed, key, faults, said }),
          status,
        });
        const ids = review.agenda.map(({ householdId }) => householdId);
        const { body, lacking } = sheetOf(typed, ids, momentOf);
        if (lacking.length > 0) {
          const faults = lacking.map((field) => ({ field, message: visit.say.fill.missing }));
          return again(faults, visit.say.fill.wrong, problemStatus.invalid);
        }
        try {
          const headers = {
            'Idempotency-Key': key,
            'If-Match': /^\d{1,15}$/.test(typed.seq ?? '') ? etagOf(Number(typed.seq)) : undefined,
          };
          await decide.handle(apiRequest(visit, body, headers));
          return { redirect: `/console/reviews/${review.id}?held=1` };
        } catch (error) {
          const problem = problemFrom(error);
          const { code, about } = problem;
          if (!SAYABLE.includes(problemStatus[code])) throw error;
          const faults = (about.errors ?? []).map((each) => ({
            field: fieldAt(each.path, body),
            message: each.message,
          }));
          const said = code === 'stale' ? visit.say.fill.stale : saidOf(problem, visit.say);
          return again(faults, said, problemStatus[code]);
        }
      },
    },
  ];
}
