import { randomUUID } from 'node:crypto';
import { reading } from '../../api/http/reading.ts';
import { policyChangeRoutes } from '../../api/policies/change-routes.ts';
import { differencesInWords } from '../../api/policies/policy-change-answer.ts';
import { requirePolicy } from '../../api/policies/propose-route.ts';
import { policyInForce } from '../../api/policies/version-routes.ts';
import { problemStatus } from '../../api/problems/catalogue.ts';
import { problemFrom } from '../../api/problems/problem-from.ts';
import { changesOf, differencesOf } from '../../domain/policy/difference.ts';
import { earliestDay } from '../../domain/policy-change/changed-policy.ts';
import { newestPolicy } from '../../record/policies.ts';
import type { ConsoleContext } from '../context.ts';
import { routeOf } from '../forms/route-of.ts';
import { apiRequest } from '../http/api-request.ts';
import type { PageAnswer, SignedInPage, SignedInVisit } from '../page.ts';
import { draftOf, faultsOf, written } from './draft-of.ts';
import { draftView } from './draft-view.ts';

const KEY = /^[0-9a-f-]{36}$/;

/** `GET|POST /console/policy-changes/propose`: 提出修订 – the numbers in words, the whole for experts, and what would differ. */
export function draftPages(context: ConsoleContext): SignedInPage[] {
  const { record } = context;
  const route = routeOf(policyChangeRoutes(context), 'policy-change-propose');
  const described = { path: '/console/policy-changes/propose', signedIn: true, access: route.access } as const;

  async function standing(visit: SignedInVisit) {
    const now = await record.clock.now();
    return reading(record, visit.actor, async (tx) => {
      const newest = await newestPolicy(tx);
      return { newest, earliest: earliestDay({ now, policy: await policyInForce(record, tx) }, newest) };
    });
  }

  return [
    {
      ...described,
      method: 'get',
      async handle(visit) {
        const { newest, earliest } = await standing(visit);
        const typed = { effectiveFrom: earliest, reason: '', json: written(newest) };
        return draftView(visit, { newest, earliest, typed, key: randomUUID(), wrong: [], differences: null });
      },
    },
    {
      ...described,
      method: 'post',
      requestBody: route.requestBody,
      async handle(visit): Promise<PageAnswer> {
        const { newest, earliest } = await standing(visit);
        const { fields: typed, language, say } = visit;
        const key = KEY.test(typed.key ?? '') ? (typed.key ?? '') : randomUUID();
        const again = (more: Pick<Parameters<typeof draftView>[1], 'wrong' | 'differences'>, status = 200) =>
          draftView(visit, { newest, earliest, typed, key, ...more }, status);
        if (typed.base !== String(newest.version)) {
          return again({ wrong: [{ name: '', message: say.policy.newBase }], differences: null }, 409);
        }
        const drafted = draftOf(newest, visit);
        if ('wrong' in drafted) return again({ wrong: drafted.wrong, differences: null }, 422);
        const changes = changesOf(differencesOf(newest, drafted.policy));
        const refused = (error: unknown, differences: ReturnType<typeof differencesInWords> | null) => {
          const problem = problemFrom(error);
          if (![409, 422].includes(problemStatus[problem.code])) throw error;
          const names = new Set(['effectiveFrom', 'reason', ...Object.keys(typed)]);
          return again({ wrong: faultsOf(problem, names), differences }, problemStatus[problem.code]);
        };
        try {
          requirePolicy(newest, changes, language);
        } catch (error) {
          return refused(error, null);
        }
        const differences = differencesInWords(newest, drafted.policy, language);
        if (typed.step !== 'propose') return again({ wrong: [], differences });
        try {
          const { effectiveFrom, reason } = typed;
          const headers = { 'Idempotency-Key': key, 'Content-Type': 'application/json' };
          const { body } = await route.handle(apiRequest(visit, { effectiveFrom, reason, changes }, headers));
          return { redirect: `/console/policy-changes/${(body as { id: string }).id}?done=policy-propose` };
        } catch (error) {
          return refused(error, differences);
        }
      },
    },
  ];
}
