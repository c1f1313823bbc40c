import type { Actor } from '../organisation/actor.ts';
import type { OrganisationTree } from '../organisation/tree.ts';
import type { DisputeFactType } from './events.ts';
import { relationsOf } from './relations.ts';
import type { DisputeState } from './state.ts';

const TOLD: readonly DisputeFactType[] = ['session-recorded', 'investigation-added', 'contact-recorded'];

/** Whether an event holds words that were said in mediation. */
export function isToldInMediation(type: string): boolean {
  return TOLD.some((told) => told === type);
}

/**
 * 调解中的陈述: concessions made in mediation are no evidence (民诉法解释 107), so that the court to which some claimants of a
 * mass case were referred reads the roll and the case, and not what was said.
 */
export function mayReadMediation(actor: Actor, state: DisputeState, organisations: OrganisationTree): boolean {
  return relationsOf(actor, state, organisations).some((relation) => relation !== 'referred');
}
