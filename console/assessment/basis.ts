import type { Words as ApiWords } from '../../api/public/words.ts';
import type { AssessedRate, AssessmentPolicy, Success } from '../../domain/policy/assessment-policy.ts';
import type { Around } from '../dispute/around.ts';
import { filled } from '../layout/words.ts';

const FEN = 100;

/** 计分办法, as policy has it today: what each rate is worth, what an unanswered 督办 costs, what a success brings. */
export function basisOf(
  { weights, pointsPerEscalation, bonusFen }: AssessmentPolicy,
  columns: ApiWords['assessment']['columns'],
  { say, policy }: Around,
) {
  const { assessment } = say;
  return {
    weights: (Object.entries(weights) as [AssessedRate, number][]).map(([rate, points]) => ({
      name: columns[rate],
      points: filled(assessment.points, { n: points }),
      meaning: assessment.meaning[rate],
    })),
    escalation: filled(assessment.escalation, { n: pointsPerEscalation }),
    bonus: (Object.entries(bonusFen) as [Success, number][]).map(([success, fen]) => ({
      name: assessment.success[success],
      money: filled(assessment.yuan, { n: fen / FEN }),
    })),
    version: filled(assessment.version, { n: policy.version }),
  };
}
