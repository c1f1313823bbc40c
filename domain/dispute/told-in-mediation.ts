import { mayOnDispute } from '../organisation/access.ts';
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

/** 调解中的陈述: whether the actor, who sees the case, also reads what was said. */
export function mayReadMediation(actor: Actor, state: DisputeState, organisations: OrganisationTree): boolean {
  return mayOnDispute(actor.role, 'read-mediation', relationsOf(actor, state, organisations));
}
