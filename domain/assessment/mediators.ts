import type { AssessedRate, AssessmentPolicy } from '../policy/assessment-policy.ts';
import type { Policy } from '../policy/policy.ts';
import type { CourtsPart, MediatorsWork } from './mediators-work.ts';

/** 调解员考评 of one mediator. */
export interface MediatorsAssessment {
  mediatorId: string;
  cases: number;
  open: number;
  succeeded: number;
  /** Cases by kind of dispute. */
  byType: Partial<Record<string, number>>;
  courtsPart: Partial<Record<CourtsPart, number>>;
  /** From 0 to 1; null where there is nothing to say yet. */
  rates: Record<AssessedRate, number | null>;
  supervisions: number;
  escalations: number;
  /** 得分, from 0 to 100; null without any rate. */
  score: number | null;
  /** 一案一奖, for all that succeeded. */
  bonusFen: number;
}

/** 考评: each mediator's by the weights of policy, the best first. */
export function assessMediators(works: readonly MediatorsWork[], policy: Policy): MediatorsAssessment[] {
  const ids = [...new Set(works.map(({ mediatorId }) => mediatorId))].sort();
  return ids.map((id) => assess(id, works, policy)).sort((one, other) => (other.score ?? -1) - (one.score ?? -1));
}

function assess(mediatorId: string, all: readonly MediatorsWork[], policy: Policy): MediatorsAssessment {
  const works = all.filter((work) => work.mediatorId === mediatorId);
  const rates = ratesOf(works, policy.dispute.rating.dissatisfied);
  const escalations = sum(works, (work) => work.escalations);
  return {
    mediatorId,
    cases: works.length,
    open: count(works, ({ result }) => result === 'open'),
    succeeded: count(works, ({ result }) => result === 'succeeded'),
    byType: tally(works.map(({ type }) => type)),
    courtsPart: tally(works.map((work) => work.courtsPart)),
    rates,
    supervisions: sum(works, (work) => work.supervisions),
    escalations,
    score: scoreOf(rates, escalations, policy.assessment),
    bonusFen: sum(works, ({ success }) => (success === null ? 0 : policy.assessment.bonusFen[success])),
  };
}

function ratesOf(works: readonly MediatorsWork[], dissatisfied: number): MediatorsAssessment['rates'] {
  const scores = works.flatMap((work) => work.scores);
  const succeeded = count(works, ({ result }) => result === 'succeeded');
  const failed = count(works, ({ result }) => result === 'failed');
  const ended = works.filter(({ result, isLate }) => result !== 'open' || isLate);
  const kept = sum(works, ({ agreements }) => agreements.kept);
  const broken = sum(works, ({ agreements }) => agreements.broken);
  return {
    success: share(succeeded, succeeded + failed),
    onTime: share(
      count(ended, ({ isLate }) => !isLate),
      ended.length,
    ),
    performance: share(kept, kept + broken),
    satisfaction: share(
      count(scores, (score) => score > dissatisfied),
      scores.length,
    ),
  };
}

/** The points that each rate brings, of those that the present rates can bring; less what unanswered 督办 cost. */
function scoreOf(
  rates: MediatorsAssessment['rates'],
  escalations: number,
  { weights, pointsPerEscalation }: AssessmentPolicy,
): number | null {
  const present = (Object.keys(weights) as AssessedRate[]).flatMap((key) => {
    const rate = rates[key];
    return rate === null ? [] : [{ rate, weight: weights[key] }];
  });
  const possible = sum(present, ({ weight }) => weight);
  if (possible === 0) return null;
  const points = (100 * sum(present, ({ rate, weight }) => rate * weight)) / possible;
  return Math.round(10 * Math.max(0, points - escalations * pointsPerEscalation)) / 10;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((10_000 * part) / whole) / 10_000;
}

function tally<Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function count<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return all.filter(holds).length;
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((before, one) => before + of(one), 0);
}
