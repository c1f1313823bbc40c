import { mayOnDispute } from '../organisation/access.ts';
import type { Actor } from '../organisation/actor.ts';
import { isCourt, type OrganisationTree } from '../organisation/tree.ts';
import type { Instant } from '../time/instant.ts';
import type { DisputeFactType } from './events.ts';
import { handsOverRecords } from './hand-over.ts';
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

/**
 * The same by the moment at which something was said: a court reads what was said before a court, and what committees were
 * told only if every party let the 调解记录 go along. Who mediated, or is above them, reads all of it.
 */
export function readableMediation(
  actor: Actor,
  state: DisputeState,
  organisations: OrganisationTree,
): (saidAt: Instant) => boolean {
  if (!mayReadMediation(actor, state, organisations)) return () => false;
  if (!isCourt(organisations[actor.organisationId]) || handsOverRecords(state)) return () => true;
  return (saidAt) => isCourt(organisations[ownerAt(state, saidAt)]);
}

/** Who had the case then; before it began, whoever had it first. */
function ownerAt({ path, owner }: DisputeState, at: Instant): string {
  return (path.findLast(({ from }) => from <= at) ?? path[0] ?? owner).organisationId;
}
