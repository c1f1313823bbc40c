import type { DecisionContext } from '../decider.ts';
import { addMonths } from '../time/civil-date.ts';
import { dateOf } from '../time/instant.ts';
import { hasOrderInForce } from './orders.ts';
import type { HouseholdState } from './state.ts';
import { openWarning } from './warnings.ts';

/** What keeps a household from being lowered or released. */
export type AgainstRelaxing = 'overdue' | 'violence' | 'protection-order' | 'warning' | 'not-heard';

/** Why, in words that end a refusal. */
export const AGAINST_RELAXING: Readonly<Record<AgainstRelaxing, string>> = {
  overdue: '回访逾期未完成',
  violence: '本季度发生过暴力',
  'protection-order': '人身安全保护令有效期内',
  warning: '告诫后的回访期内',
  'not-heard': '本季度在现等级下未单独听取受害人意见',
};

/**
 * 不得放宽: what stands against lowering or releasing the household now, the gravest first; null if nothing does. Whoever was
 * heard at the graver level is heard once more at the milder one before the next step: two meetings on one day are one.
 */
export function againstRelaxing(
  state: HouseholdState,
  { now, policy }: Pick<DecisionContext, 'now' | 'policy'>,
): AgainstRelaxing | null {
  const quarterFrom = addMonths(dateOf(now), -policy.household.review.period.n);
  if (state.next === null || state.next.dueAt <= now) return 'overdue';
  if (state.incidents.some(({ occurredAt }) => dateOf(occurredAt) >= quarterFrom)) return 'violence';
  if (hasOrderInForce(state, now)) return 'protection-order';
  if (openWarning(state) !== undefined) return 'warning';
  const levelFrom = state.levels.at(-1)?.from ?? state.openedAt;
  const isHeard = state.visits.some(
    ({ complete, visitedAt }) => complete && visitedAt >= levelFrom && dateOf(visitedAt) >= quarterFrom,
  );
  return isHeard ? null : 'not-heard';
}
