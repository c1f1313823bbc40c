import type { Surroundings } from '../decider.ts';
import { ancestorsOf, takesWork } from '../organisation/tree.ts';
import type { DisputeState } from './state.ts';

/**
 * Organisations whose people may read the case at all (their role may still forbid it): every owner past and present with
 * the centres above them, the receiver of an offer, who must acknowledge an alert, and the police that the guard tells or
 * asks. The database enforces it.
 */
export function readersOf(state: DisputeState, surroundings: Surroundings): string[] {
  const { organisations } = surroundings;
  const readers = new Set<string>();
  for (const { organisationId } of state.path) {
    readers.add(organisationId);
    for (const above of ancestorsOf(organisations, organisationId)) readers.add(above.id);
  }
  if (state.offer !== null) {
    readers.add(state.offer.toOrganisationId);
    if (state.offer.kind === 'escalation') {
      for (const claimant of claimantsUnder(state.offer.toOrganisationId, state.offer.toLevel, surroundings)) {
        readers.add(claimant);
      }
    }
  }
  for (const organisationId of state.alert?.awaiting ?? []) readers.add(organisationId);
  if (state.status !== 'closed') for (const { organisationId } of state.invitations) readers.add(organisationId);
  if (state.undecided !== null) readers.add(state.undecided.organisationId);
  if (state.owner.mediatorFrom !== undefined) readers.add(state.owner.mediatorFrom);
  for (const organisationId of state.guard.stations) readers.add(organisationId);
  if (state.mass?.courtId != null) readers.add(state.mass.courtId);
  if (state.supervision !== null) readers.add(state.supervision.organisationId);
  return [...readers].sort();
}

/** Committees that may claim what came up to their centre. */
function claimantsUnder(centreId: string, level: string, { organisations, policy }: Surroundings): string[] {
  const ownerKinds = policy.levels.find((candidate) => candidate.key === level)?.ownerKinds ?? [];
  return Object.values(organisations)
    .filter(({ parentId, kind, level: at }) => parentId === centreId && at === level && ownerKinds.includes(kind))
    .filter(takesWork)
    .map(({ id }) => id);
}
