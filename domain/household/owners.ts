import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { dateOf } from '../time/instant.ts';
import { householdLevelOf } from './levels.ts';
import type { HouseholdCommandOf, Officer } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import type { HouseholdState, Owner } from './state.ts';

/**
 * 责任人 at a level: the present one if the role stays and they are still at the station, else whoever acts if it is theirs,
 * else the station's first of that role. Where nobody has it, whoever will.
 */
export function ownerFor(
  level: string,
  present: Owner | null,
  staff: readonly Officer[],
  { actor, policy }: DecisionContext,
): Owner {
  const role = householdLevelOf(policy, level).ownerRole;
  const isThere = present?.userId === undefined || staff.some(({ userId }) => userId === present.userId);
  if (present?.role === role && isThere) return present;
  const userId = actor.role === role ? actor.userId : staff.find((officer) => officer.role === role)?.userId;
  return { role, ...(userId === undefined ? {} : { userId }) };
}

/** 指定责任人: named, and of the role that the level asks for; for good, or until whoever is away comes back. */
export function assignOwner(
  state: HouseholdState,
  { userId, staff, until, from }: HouseholdCommandOf<'assign-owner'>,
  { policy, now }: DecisionContext,
): HouseholdFact[] {
  if (from !== undefined && state.owner.userId !== from) return [];
  const path = from === undefined ? 'userId' : 'toUserId';
  const officer = staff.find((candidate) => candidate.userId === userId);
  if (officer === undefined) throw new DomainError('invalid', '本所没有这名民警', { path });
  if (officer.role !== householdLevelOf(policy, state.level).ownerRole) {
    throw new DomainError('rule-broken', '该等级的责任人须由规定岗位的民警担任', { path });
  }
  if (userId === state.owner.userId) {
    throw new DomainError('invalid', '该民警已经是责任人', { path });
  }
  const owner = { role: officer.role, userId };
  if (until === undefined) return [{ type: 'owner-assigned', owner }];
  if (until < dateOf(now)) throw new DomainError('invalid', '缺岗的最后一天不能早于今天', { path: 'until' });
  return [{ type: 'owner-assigned', owner, standIn: { for: state.standIn?.for ?? state.owner, until, since: now } }];
}
