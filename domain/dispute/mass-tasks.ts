import type { Surroundings, Task } from '../decider.ts';
import { countOf, WITHOUT_AGREEMENT } from '../mass/standing.ts';
import { desks } from '../organisation/desks.ts';
import { organisationOf } from '../organisation/tree.ts';
import type { DisputeState } from './state.ts';

/** What the owner of a mass case does while agreements are signed and performed; null once only the court is awaited. */
export function ownersMassTask({ mass }: DisputeState): 'conclude-signing' | 'follow-agreement' | null {
  const counts = mass?.counts ?? {};
  if (countOf(counts, WITHOUT_AGREEMENT) > 0) return 'conclude-signing';
  return countOf(counts, ['signed']) > 0 ? 'follow-agreement' : null;
}

/** 登记案号, 结案: what the court does for those who were referred to it. */
export function courtsMassTasks(state: DisputeState, { organisations }: Surroundings): Task[] {
  const { mass, status } = state;
  if (mass === null || mass.courtId === null || status !== 'agreed') return [];
  const { courtId: organisationId, counts } = mass;
  const { intake: roles } = desks[organisationOf(organisations, organisationId).kind];
  const since = state.agreed?.reviewFrom ?? state.lastActionAt;
  return [
    ...(countOf(counts, ['referred']) > 0 ? ['file-claimants'] : []),
    ...(countOf(counts, ['filed']) > 0 ? ['close-claimants'] : []),
  ].map((what) => ({ what, organisationId, roles, since }));
}
