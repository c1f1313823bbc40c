import { DomainError } from '../errors.ts';
import type { Role } from '../organisation/actor.ts';
import type { HouseholdLevel } from '../policy/household-policy.ts';
import type { Policy } from '../policy/policy.ts';

/** Throws RangeError for a level that policy does not have. */
export function householdLevelOf(policy: Policy, key: string): HouseholdLevel {
  const level = policy.household.levels.find((candidate) => candidate.key === key);
  if (!level) throw new RangeError(`policy ${policy.version} has no household level ${key}`);
  return level;
}

/** The level next above or below in gravity, or null at the end. */
export function neighbouringLevel(policy: Policy, key: string, direction: 'above' | 'below'): HouseholdLevel | null {
  const sorted = [...policy.household.levels].sort((a, b) => a.order - b.order);
  const index = sorted.indexOf(householdLevelOf(policy, key));
  return sorted[direction === 'above' ? index + 1 : index - 1] ?? null;
}

export function isGraver(policy: Policy, key: string, than: string): boolean {
  return householdLevelOf(policy, key).order > householdLevelOf(policy, than).order;
}

/** Whether a role of the station is that one or stands above it. */
export function isAtLeast(policy: Policy, role: Role, least: Role): boolean {
  const { ranks } = policy.household;
  return ranks.includes(role) && ranks.indexOf(role) >= ranks.indexOf(least);
}

/** Throws invalid for a level that policy does not have. */
export function assertKnownLevel(policy: Policy, key: string, path: string): void {
  if (policy.household.levels.some((level) => level.key === key)) return;
  throw new DomainError('invalid', `没有这种管控等级:${key}`, { path });
}
