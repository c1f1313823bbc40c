import type { DecisionContext } from '../decider.ts';
import type { Policy } from '../policy/policy.ts';
import type { HouseholdCommandOf } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import { householdLevelOf } from './levels.ts';
import { ownerFor } from './owners.ts';
import { firstVisit } from './schedule.ts';
import type { HouseholdState } from './state.ts';

/** Whether disputes inside the family cannot be mediated at all: by its level, or while a protection order is in force. */
export function isStopped(state: HouseholdState, policy: Policy): boolean {
  const hasOrder = state.orders.some((order) => order.expiredAt === undefined);
  return hasOrder || householdLevelOf(policy, state.level).mediation === 'stopped';
}

/** 书面许可: for an orange household, or one with a 告诫 in force, mediation of a dispute goes on only with it. */
export function clearMediation(
  command: HouseholdCommandOf<'clear-mediation'>,
  { now, actor }: DecisionContext,
): HouseholdFact[] {
  const { disputeId, note } = command;
  return [{ type: 'mediation-cleared', clearance: { disputeId, note, byUserId: actor.userId, at: now } }];
}

/**
 * 关联纠纷: mediation of a dispute in this family was stopped. Known already, it is nothing new; a household that had left
 * control is taken under it again, as one that had no file would be given one.
 */
export function noteDispute(
  state: HouseholdState,
  { disputeId, staff }: HouseholdCommandOf<'note-dispute'>,
  context: DecisionContext,
): HouseholdFact[] {
  if (state.disputeIds.includes(disputeId)) return [];
  const noted: HouseholdFact = { type: 'dispute-noted', disputeId };
  if (state.status === 'controlled') return [noted];
  const level = context.policy.household.guardLevel;
  return [
    noted,
    { type: 'reopened', level, owner: ownerFor(level, null, staff, context) },
    { type: 'visit-scheduled', next: firstVisit(level, context) },
  ];
}
