import type { Words as ApiWords } from '../../api/public/words.ts';
import type { AssessmentPolicy, Success } from '../../domain/policy/assessment-policy.ts';
import type { Around } from '../dispute/around.ts';
import { filled } from '../layout/words.ts';
import { RATES } from './lines.ts';

const SUCCESSES = ['reconciled', 'oral', 'written', 'mass'] as const satisfies readonly Success[];
const FEN = 100;

/** 计分办法, as policy has it today: what each rate is worth, what an unanswered 督办 costs, what a success brings. */
export function basisOf(
  { weights, pointsPerEscalation, bonusFen }: AssessmentPolicy,
  columns: ApiWords['assessment']['columns'],
  { say, policy }: Around,
) {
  const { assessment } = say;
  return {
    weights: RATES.map((rate) => ({
      name: columns[rate],
      points: filled(assessment.points, { n: weights[rate] }),
      meaning: assessment.meaning[rate],
    })),
    escalation: filled(assessment.escalation, { n: pointsPerEscalation }),
    bonus: SUCCESSES.map((success) => ({
      name: assessment.success[success],
      money: filled(assessment.yuan, { n: bonusFen[success] / FEN }),
    })),
    version: filled(assessment.version, { n: policy.version }),
  };
}
