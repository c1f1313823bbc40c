import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { addMonths } from '../time/civil-date.ts';
import { dateOf } from '../time/instant.ts';
import type { HouseholdCommandOf } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import { assertKnownLevel, householdLevelOf, isGraver, neighbouringLevel } from './levels.ts';
import { hasOrderInForce } from './orders.ts';
import { ownerFor } from './owners.ts';
import { visitAtNewLevel } from './schedule.ts';
import type { HouseholdState } from './state.ts';
import { openWarning } from './warnings.ts';

type DecideLevel = HouseholdCommandOf<'decide-level'>;

/**
 * 季度研判: what the station's meeting decided for this household. Down one step at a time, out only from the mildest level;
 * level, owner, plan and next visit change in one step.
 */
export function decideLevel(
  state: HouseholdState,
  command: DecideLevel,
  context: DecisionContext,
  refuse: (why: string) => DomainError,
): HouseholdFact[] {
  const { reviewId, decision, reason } = command;
  switch (decision) {
    case 'keep':
      return [{ type: 'level-kept', reviewId, reason }];
    case 'raise':
      return changed(state, higher(state, command, context), true, command, context);
    case 'lower': {
      const below = lower(state, command, context);
      assertMayRelax(state, context, refuse);
      return changed(state, below, false, command, context);
    }
    case 'exit':
      if (!householdLevelOf(context.policy, state.level).exits) {
        throw new DomainError('rule-broken', '只有最轻等级的家庭可以退出管控', { path: 'decision' });
      }
      assertMayRelax(state, context, refuse);
      return [{ type: 'exited', reviewId, reason }];
  }
}

function changed(
  state: HouseholdState,
  level: string,
  isRaise: boolean,
  { reviewId, reason, plan, staff }: DecideLevel,
  context: DecisionContext,
): HouseholdFact[] {
  return [
    {
      type: 'level-changed',
      from: state.level,
      to: level,
      cause: 'review',
      owner: ownerFor(level, state.owner, staff, context),
      reviewId,
      reason,
      ...(plan === undefined ? {} : { plan }),
    },
    { type: 'visit-scheduled', next: visitAtNewLevel(state.next, level, isRaise, context) },
  ];
}

function higher(state: HouseholdState, { level }: DecideLevel, { policy }: DecisionContext): string {
  if (level !== undefined) assertKnownLevel(policy, level, 'level');
  const to = level ?? neighbouringLevel(policy, state.level, 'above')?.key;
  if (to !== undefined && isGraver(policy, to, state.level)) return to;
  throw new DomainError('rule-broken', '没有比现在更高的管控等级', { path: 'decision' });
}

function lower(state: HouseholdState, { level }: DecideLevel, { policy }: DecisionContext): string {
  if (level !== undefined) assertKnownLevel(policy, level, 'level');
  const below = neighbouringLevel(policy, state.level, 'below')?.key;
  if (below !== undefined && (level === undefined || level === below)) return below;
  throw new DomainError('rule-broken', '管控等级每次只能降低一级', { path: 'decision' });
}

/** Neither lowered nor released while something stands against it. */
function assertMayRelax(state: HouseholdState, context: DecisionContext, refuse: (why: string) => DomainError): void {
  const why = againstRelaxing(state, context);
  if (why !== null) throw refuse(why);
}

/** Why the household cannot be lowered or leave control now; null if nothing stands against it. */
function againstRelaxing(state: HouseholdState, { now, policy }: DecisionContext): string | null {
  const quarterFrom = addMonths(dateOf(now), -policy.household.review.period.n);
  if (state.next === null || state.next.dueAt <= now) return '回访逾期未完成,不能降级或者退出管控';
  if (state.incidents.some(({ occurredAt }) => dateOf(occurredAt) >= quarterFrom)) {
    return '本季度发生过暴力,不能降级或者退出管控';
  }
  if (hasOrderInForce(state, now)) return '人身安全保护令有效期内,不能降级或者退出管控';
  if (openWarning(state) !== undefined) return '告诫后的回访期内,不能降级或者退出管控';
  const isHeard = state.visits.some((visit) => visit.complete && dateOf(visit.visitedAt) >= quarterFrom);
  return isHeard ? null : '本季度未单独听取受害人意见,不能降级或者退出管控';
}
