import { isGraver, neighbouringLevel } from '../../domain/household/levels.ts';
import type { ReviewAnswer } from '../../api/reviews/review-schema.ts';
import type { StationAround } from '../households/around.ts';
import { decisionText } from './agenda.ts';

type Item = ReviewAnswer['agenda'][number];

/** 可选的决定 for one household, the gravest first: what stands against relaxing it leaves out less and none. */
export function decisionsFor({ level, against }: Item, around: StationAround) {
  const { policy } = around;
  const next = neighbouringLevel(policy, level, 'above')?.key;
  const above = policy.household.levels
    .filter(({ key }) => isGraver(policy, key, level))
    .sort((a, b) => b.order - a.order)
    .map(({ key }) => ({
      value: key === next ? 'raise' : `raise:${key}`,
      label: decisionText('raise', key, around),
    }));
  const below = neighbouringLevel(policy, level, 'below');
  const exits = policy.household.levels.some(({ key, exits: mayLeave }) => key === level && mayLeave);
  return [
    ...above,
    { value: 'keep', label: decisionText('keep', undefined, around) },
    ...(against !== null || below === null
      ? []
      : [{ value: 'lower', label: decisionText('lower', below.key, around) }]),
    ...(against !== null || !exits ? [] : [{ value: 'exit', label: decisionText('exit', undefined, around) }]),
  ];
}
