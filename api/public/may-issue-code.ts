import { relationsOf } from '../../domain/dispute/relations.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';

/** Whether the actor may give the parties of a case their codes, and so read them: the owner's people. */
export function mayIssueCode(actor: Actor, state: DisputeState, organisations: OrganisationTree): boolean {
  return mayOnDispute(actor.role, 'issue-code', relationsOf(actor, state, organisations));
}
