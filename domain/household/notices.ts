import type { Notice, Surroundings } from '../decider.ts';
import type { Role } from '../organisation/actor.ts';
import type { HouseholdEvent } from './events.ts';
import type { HouseholdState } from './state.ts';

/** 通知: whom at the station to tell; nobody outside it ever is. */
export function noticesOf(event: HouseholdEvent, state: HouseholdState, { policy }: Surroundings): Notice[] {
  const { ranks } = policy.household;
  const tell = (what: string, ...roles: Role[]): Notice[] => [
    { what, organisationId: state.stationId, roles: [...new Set(roles)] },
  ];
  const owner = state.owner.role;
  switch (event.type) {
    case 'opened':
    case 'reopened':
      return tell(`household-${event.type}`, owner);
    case 'incident-reported':
      return tell(event.type, ...ranks);
    case 'level-changed':
    case 'exited':
    case 'merged-in':
    case 'dispute-noted':
    case 'owner-assigned':
    case 'owner-returned':
    case 'warning-ended':
    case 'protection-order-expired':
    case 'protection-order-revoked':
    case 'protection-order-decision-overdue':
      return tell(`household-${event.type}`, owner);
    case 'disclosed':
    case 'protection-order-recorded':
    case 'protection-order-breached':
    case 'warning-issued':
      return tell(`household-${event.type}`, ...ranks);
    case 'warning-decision-overdue':
      return tell(event.type, owner, policy.household.warning.pressedBy);
    case 'revisit-overdue':
      return tell(event.type, state.next?.by ?? owner);
    case 'revisit-escalated':
      return tell(event.type, event.to);
    case 'reminded':
      return tell(event.of, event.of === 'revisit-reminder' ? (state.next?.by ?? owner) : owner);
    default:
      return [];
  }
}
