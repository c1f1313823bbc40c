import { z } from 'zod';
import { assessMediators } from '../../domain/assessment/mediators.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { scopesOf } from '../../domain/organisation/county-access.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { Tx } from '../../record/transaction.ts';
import { mediatorsWork, usersNamed } from '../../record/views/mediators-work.ts';
import type { ApiContext } from '../context.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { period, periodOf } from './counts.ts';

export const Wanted = z.strictObject(period);

const rate = z.number().min(0).max(1).nullable();
const counts = z.record(z.string(), z.int());

const Assessment = z
  .object({
    mediatorId: z.string(),
    name: z.string().nullable(),
    organisationId: z.string().nullable(),
    cases: z.int(),
    open: z.int(),
    succeeded: z.int(),
    byType: counts,
    courtsPart: counts.meta({
      description: '`court-entrusted` 委派委托 · `court-assisted` 法院指导 · `solo` 独立调解',
    }),
    rates: z.object({ success: rate, onTime: rate, performance: rate, satisfaction: rate }),
    supervisions: z.int().meta({ description: '督办 while the mediator had the case' }),
    escalations: z.int().meta({ description: '督办 that went up because nobody answered in time' }),
    score: z.number().nullable().meta({ description: '得分 0–100, by the weights of policy' }),
    bonusFen: z.int().meta({ description: '一案一奖' }),
  })
  .meta({ id: 'MediatorAssessment' });

const Answer = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  basis: z
    .object({
      weights: z.record(z.string(), z.number()).meta({ description: 'points of a hundred for each rate' }),
      pointsPerEscalation: z.number(),
      bonusFen: z.record(z.string(), z.int()).meta({ description: '一案一奖, by what a case came to' }),
    })
    .meta({ description: 'what policy says of it today' }),
  items: z.array(Assessment),
});

export type MediatorsAnswer = Awaited<ReturnType<typeof mediatorsFor>>;

/** `GET /statistics/mediators`: 调解员考评, over the cases registered in a period as they stand now. */
export function mediatorStatisticsRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/statistics/mediators',
    operationId: 'statistics-mediators',
    tag: 'statistics',
    summary: '调解员考评 – of the mediators beneath the caller’s organisation, or one’s own',
    queryOf: Wanted,
    answers: { 200: { description: 'the best first', schema: Answer } },
    problems: ['not-permitted', 'invalid'],
    signedIn: true,
    access: { of: 'county', right: 'statistics.mediators' },
    async handle(request) {
      const wanted = periodOf(request.query(Wanted));
      const today = dateOf(await record.clock.now());
      const body = await reading(record, request.actor, async (tx) =>
        mediatorsFor(tx, wanted, await record.policies.effectiveOn(tx, today)),
      );
      return { status: 200, body };
    },
  };
}

/** 考评 of those whose work the actor may assess, by the weights of a policy. */
export async function mediatorsFor(tx: Tx, { from, to }: z.output<typeof Wanted>, policy: Policy) {
  const { actor } = tx;
  const works = (await mediatorsWork(tx, { from, to }, policy)).filter((work) => isFor(actor, work.mediatorId));
  const users = await usersNamed(tx, [...new Set(works.map(({ mediatorId }) => mediatorId))]);
  const items = assessMediators(works, policy).map((assessed) => ({
    ...assessed,
    name: users.get(assessed.mediatorId)?.name ?? null,
    organisationId: users.get(assessed.mediatorId)?.organisationId ?? null,
  }));
  return { from: from ?? null, to: to ?? null, basis: policy.assessment, items };
}

function isFor({ role, userId }: Actor, mediatorId: string): boolean {
  return scopesOf(role, 'statistics.mediators').includes('below') || mediatorId === userId;
}
