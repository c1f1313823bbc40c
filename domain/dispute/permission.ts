import { mayOnDispute } from '../organisation/access.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Relation } from '../organisation/relation.ts';
import type { OrganisationTree } from '../organisation/tree.ts';
import type { DisputeCommandType } from './commands.ts';
import { relationsOf } from './relations.ts';
import type { DisputeState } from './state.ts';

/**
 * `no`: this role or organisation may not. `not-now`: it may, only not at the present stage – nothing is on offer that it
 * could take, no alert stands, or the case is on its way to it but not yet its own.
 */
export type Permission = 'yes' | 'not-now' | 'no';

/** Whose case it is or may become; who only had it before does not get it back by waiting. */
const HAS_TO_DO: readonly Relation[] = ['own', 'borrowed', 'offered', 'above', 'alerted'];

export function permissionFor(
  actor: Actor,
  command: DisputeCommandType,
  state: DisputeState,
  organisations: OrganisationTree,
): Permission {
  const relations = relationsOf(actor, state, organisations);
  if (mayOnDispute(actor.role, command, relations)) return 'yes';
  return mayOnDispute(actor.role, command, atAnotherStage(state, relations)) ? 'not-now' : 'no';
}

/** The relations that only the present stage keeps from whoever has to do with the case. */
function atAnotherStage(state: DisputeState, relations: readonly Relation[]): Relation[] {
  const possible: Relation[] = [];
  if (!relations.some((relation) => HAS_TO_DO.includes(relation))) return possible;
  if (state.offer === null) possible.push('offered');
  if (state.alert === null) possible.push('alerted');
  if (relations.includes('offered')) possible.push('own');
  return possible;
}
