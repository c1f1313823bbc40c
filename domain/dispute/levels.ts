import type { OrganisationKind } from '../organisation/tree.ts';
import type { Level, Policy } from '../policy/policy.ts';

/** The level where that kind of organisation may own a case: its own level if it may there, else the first that fits. */
export function levelFor(kind: OrganisationKind, ownLevel: string, policy: Policy): Level | null {
  const fitting = policy.levels.filter((level) => level.ownerKinds.includes(kind));
  return fitting.find((level) => level.key === ownLevel) ?? fitting[0] ?? null;
}
