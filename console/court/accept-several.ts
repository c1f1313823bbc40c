import { commandRoute } from '../../api/cases/command-routes.ts';
import { accept } from '../../api/disputes/commands/accept.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import { reading } from '../../api/http/reading.ts';
import { problemFrom } from '../../api/problems/problem-from.ts';
import { isStreamId } from '../../record/stream-id.ts';
import { savedState } from '../../record/views/saved-state.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage, SignedInVisit } from '../page.ts';
import { saidOf } from '../refused/said.ts';

const CHOSEN = 'take.';

/**
 * `POST /console/court/accept`: 批量受理 – each case by the API's own command, one after the other: what is refused of them is
 * said, and holds up no other. A court accepts without further questions (特邀调解规定 27).
 */
export function acceptSeveralPage(context: ConsoleContext): SignedInPage {
  const route = commandRoute(context, disputeKind, accept);
  return {
    method: 'post',
    path: '/console/court/accept',
    signedIn: true,
    access: { of: 'dispute', right: 'hand-over' },
    async handle(visit) {
      const ids = Object.keys(visit.fields)
        .filter((name) => name.startsWith(CHOSEN))
        .map((name) => name.slice(CHOSEN.length))
        .filter(isStreamId);
      const done: { path: string; number: string }[] = [];
      const refused: { path: string; number: string; why: string }[] = [];
      for (const id of ids) {
        const about = { path: `/console/disputes/${id}`, number: await numberOf(context, visit, id) };
        try {
          await route.handle(apiRequest({ ...visit, params: { id } }, {}));
          done.push(about);
        } catch (error) {
          const problem = problemFrom(error);
          if (problem.code === 'internal' || problem.code === 'unavailable') throw error;
          refused.push({ ...about, why: saidOf(problem, visit.say) });
        }
      }
      if (refused.length === 0) {
        return { redirect: done.length === 0 ? '/console/court' : `/console/court?accepted=${done.length}` };
      }
      const { court } = visit.say;
      return {
        view: 'court-accepted',
        title: court.acceptedTitle,
        data: { done, refused, doneText: filled(court.accepted, { n: done.length }) },
      };
    },
  };
}

/** Of a case that one may not know of, nothing but that. */
async function numberOf({ record }: ConsoleContext, { actor, say }: SignedInVisit, id: string): Promise<string> {
  const seen = await reading(record, actor, async (tx, { organisations }) => {
    const saved = await savedState<DisputeState>(tx, 'dispute', id);
    return saved !== null && disputeKind.mayView(actor, saved.state, organisations) ? saved.state.number : null;
  });
  return seen ?? say.court.unknown;
}
