import type { Actor } from '../organisation/actor.ts';
import { mayOnHousehold } from '../organisation/household-access.ts';
import type { Policy } from '../policy/policy.ts';
import type { HouseholdCommandType } from './commands.ts';
import { isAtLeast } from './levels.ts';
import { relationOf } from './relations.ts';
import type { HouseholdState } from './state.ts';

/** Whether this actor may do that to this household; a visit is made by whom it is due from, or somebody above. */
export function isPermitted(
  actor: Actor,
  command: HouseholdCommandType,
  state: HouseholdState,
  policy: Policy,
): boolean {
  if (!mayOnHousehold(actor.role, command, relationOf(actor, state))) return false;
  if (command !== 'record-revisit' || state.next === null) return true;
  return isAtLeast(policy, actor.role, state.next.by);
}
