import type { z } from 'zod';
import { sortRoute } from '../../api/clues/sort-route.ts';
import { similarRoute } from '../../api/disputes/list-routes.ts';
import type { Registration } from '../../api/disputes/register-schema.ts';
import { registerRoute } from '../../api/disputes/register-route.ts';
import { handleOnTrail } from '../../api/http/looks.ts';
import { uuidParam } from '../../api/http/reading.ts';
import { problemStatus } from '../../api/problems/catalogue.ts';
import type { Problem } from '../../api/problems/problem.ts';
import { problemFrom } from '../../api/problems/problem-from.ts';
import type { SimilarDispute } from '../../record/views/similar-disputes.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import type { PageAnswer, SignedInPage, SignedInVisit } from '../page.ts';
import { addressOfDraft } from './addresses.ts';
import { checkView } from './check-view.ts';
import { discard, draftFor, type KeptDraft } from './draft.ts';
import { refusalOf, registrationOf, type StepName } from './steps.ts';
import { stepsOf, worldOf } from './world.ts';

type Body = z.input<typeof Registration>;

/** 核对并登记: what is about to be registered, what looks like it already, and the registration itself. */
export function checkPages(context: ConsoleContext): SignedInPage[] {
  // The search for similar cases is entered on the trail by itself; the draft is one's own.
  const described = { path: addressOfDraft('{id}', 'check'), signedIn: true, access: { of: 'own-account' } } as const;
  return [
    { ...described, method: 'get', handle: (visit) => shown(context, visit) },
    { ...described, method: 'post', handle: (visit) => registered(context, visit) },
  ];
}

async function shown(context: ConsoleContext, visit: SignedInVisit, refused: Problem | null = null) {
  const draft = await draftFor(context.record, visit.actor, uuidParam(visit.params));
  const world = await worldOf(context, visit);
  const steps = stepsOf(draft, world);
  const unready = unreadyStep(draft, steps, { ...visit, ...world });
  if (unready !== null) return { redirect: `${addressOfDraft(draft.id, unready)}?checked` };
  const body = registrationOf(draft, steps);
  const similar = await similarTo(context, visit, body);
  return checkView(visit, world, { draft, body, similar, refused });
}

/** The first step that cannot be left as it is. */
function unreadyStep(
  draft: KeptDraft,
  steps: ReturnType<typeof stepsOf>,
  around: Omit<Parameters<typeof refusalOf>[2], 'clueId'>,
): StepName | null {
  const { clueId } = draft;
  const isReady = (name: StepName) => refusalOf(steps[name], draft[name], { ...around, clueId }) === null;
  return (['matter', 'parties'] as const).find((name) => !isReady(name)) ?? null;
}

/** 重复登记检查, as the API makes it, trail and all. */
async function similarTo(context: ConsoleContext, visit: SignedInVisit, { type, parties }: Body) {
  const asked = { type, parties: parties.map(({ name, idNumber }) => ({ name, idNumber })) };
  const { body } = await handleOnTrail(context.trail, similarRoute(context), apiRequest(visit, asked), {});
  return (body as { items: SimilarDispute[] }).items;
}

async function registered(context: ConsoleContext, visit: SignedInVisit): Promise<PageAnswer> {
  const draft = await draftFor(context.record, visit.actor, uuidParam(visit.params));
  const world = await worldOf(context, visit);
  const body = registrationOf(draft, stepsOf(draft, world));
  try {
    const id = await taken(context, visit, draft, body);
    await discard(context.record, visit.actor, draft.id);
    return { redirect: `/console/disputes/${id}?done=register` };
  } catch (error) {
    const problem = problemFrom(error);
    if (![409, 412, 422].includes(problemStatus[problem.code])) throw error;
    return shown(context, visit, problem);
  }
}

/** Registers it; a clue becomes it. Answers the case's id. */
async function taken(
  context: ConsoleContext,
  visit: SignedInVisit,
  { clueId, key }: KeptDraft,
  body: Body,
): Promise<string> {
  const headers = { 'Idempotency-Key': key };
  if (clueId === null) {
    const answer = await registerRoute(context).handle(apiRequest(visit, body, headers));
    return (answer.body as { id: string }).id;
  }
  const request = apiRequest({ ...visit, params: { id: clueId } }, { as: 'dispute', dispute: body }, headers);
  const answer = await sortRoute(context).handle(request);
  return (answer.body as { disputeId: string }).disputeId;
}
