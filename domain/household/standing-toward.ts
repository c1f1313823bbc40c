import type { Instant } from '../time/instant.ts';
import { hasOrderInForce } from './orders.ts';
import type { HouseholdStanding } from './standing.ts';
import type { HouseholdState, MemberRole } from './state.ts';
import { warningInForce } from './warnings.ts';

/** A member of a household who is, by identity, a party of the dispute. */
export interface SamePerson {
  personId: string;
  partyId: string;
}

/** 关联情况: what a dispute may know of a household of which its parties are members. */
export function standingToward(
  state: HouseholdState,
  same: readonly SamePerson[],
  dispute: { id: string; now: Instant },
): HouseholdStanding {
  const parties = (role: MemberRole): string[] => {
    const persons = state.members.filter((member) => member.role === role).map(({ personId }) => personId);
    return [...new Set(same.filter(({ personId }) => persons.includes(personId)).map(({ partyId }) => partyId))].sort();
  };
  return {
    householdId: state.id,
    stationId: state.stationId,
    status: state.status,
    level: state.level,
    perpetrators: parties('perpetrator'),
    victims: parties('victim'),
    others: parties('other'),
    protectionOrder: hasOrderInForce(state, dispute.now),
    warning: warningInForce(state) !== undefined,
    cleared: state.clearances.some(({ disputeId }) => disputeId === dispute.id),
  };
}
