import type { Instant } from '../time/instant.ts';
import type { HouseholdEvent } from './events.ts';
import type { HouseholdState } from './state.ts';

type EventOf<T extends HouseholdEvent['type']> = HouseholdEvent & { type: T };

/** Both histories in the order of time. */
export function mergedIn(
  state: HouseholdState,
  { householdId, roles, villageId, file, anew = { warningIds: [], disputeIds: [] } }: EventOf<'merged-in'>,
): HouseholdState {
  const members = state.members.map((member) => {
    const told = roles.find(({ memberId }) => memberId === member.memberId);
    return told === undefined ? member : { ...member, ...told };
  });
  return {
    ...state,
    mergedFrom: [...state.mergedFrom, householdId, ...file.mergedFrom],
    villageId,
    members: [...members, ...file.members],
    visits: inOrder([...state.visits, ...file.visits], ({ visitedAt }) => visitedAt),
    incidents: inOrder([...state.incidents, ...file.incidents], ({ reportedAt }) => reportedAt),
    orders: inOrder([...state.orders, ...file.orders], ({ issuedOn }) => issuedOn),
    applications: inOrder([...state.applications, ...file.applications], ({ acceptedAt }) => acceptedAt),
    warnings: inOrder([...state.warnings, ...file.warnings], ({ issuedAt }) => issuedAt).map((warning) =>
      anew.warningIds.includes(warning.warningId) ? { ...warning, countedOn: null, clean: 0 } : warning,
    ),
    disputeIds: [...new Set([...state.disputeIds, ...file.disputeIds])],
    clearances: [
      ...state.clearances,
      ...file.clearances.filter((theirs) => state.clearances.every(({ disputeId }) => disputeId !== theirs.disputeId)),
    ].filter(({ disputeId }) => !anew.disputeIds.includes(disputeId)),
    disclosures: inOrder([...state.disclosures, ...(file.disclosures ?? [])], ({ at }) => at),
  };
}

/** Nothing is awaited of a file whose family has another. */
export function mergedInto(state: HouseholdState, { intoId, at }: EventOf<'merged-into'>): HouseholdState {
  return { ...outOfControl(state, at), mergedInto: intoId };
}

/** Nothing is due, planned or overdue any more, and the episode is over. */
export function outOfControl(state: HouseholdState, at: Instant): HouseholdState {
  const { plannedOn: _, standIn: __, ...rest } = state;
  return {
    ...rest,
    status: 'exited',
    next: null,
    overdue: null,
    episodes: state.episodes.map((episode) => (episode.to === undefined ? { ...episode, to: at } : episode)),
  };
}

/** A sort that keeps what is of the same moment as it stands. */
function inOrder<T>(items: T[], keyOf: (item: T) => string): T[] {
  return items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}
