import type { Notice, Surroundings } from '../decider.ts';
import type { Role } from '../organisation/actor.ts';
import { desks } from '../organisation/desks.ts';
import { nearestOfKind, organisationOf } from '../organisation/tree.ts';
import type { EnforcementEvent } from './events.ts';
import type { EnforcementState } from './state.ts';

const WHOLE_COURT: readonly Role[] = ['enforcement-judge', 'judge'];

/** 通知: whom to tell in the console because of an event; `state` is the one after it. Codes only, no personal facts. */
export function noticesOf(event: EnforcementEvent, state: EnforcementState, surroundings: Surroundings): Notice[] {
  const { organisations, policy } = surroundings;
  const court = (what: string, roles: readonly Role[]): Notice => ({ what, organisationId: state.courtId, roles });
  const enforcers = court(`enforcement-${event.type}`, ['enforcement-judge']);
  const mediated = (what: string): Notice => {
    const { kind } = organisationOf(organisations, state.organisationId);
    return { what, organisationId: state.organisationId, roles: desks[kind].mediators };
  };
  const county = (what: string): Notice[] => {
    const centre = nearestOfKind(organisations, state.courtId, policy.county.kind);
    return centre === null ? [] : [{ what, organisationId: centre.id, roles: policy.county.roles }];
  };

  switch (event.type) {
    case 'referred':
      return [court('enforcement-referred', ['court-clerk', 'enforcement-judge'])];
    case 'accepted':
    case 'instalments-agreed':
    case 'closed':
      return [mediated(`enforcement-${event.type}`)];
    case 'acceptance-overdue':
    case 'track-overdue':
    case 'pressed':
      return [court(`enforcement-${event.type}`, WHOLE_COURT), ...county(`enforcement-${event.type}`)];
    case 'stage-overdue':
    case 'payment-overdue':
    case 'payout-overdue':
    case 'left-fast-track':
    case 'instalment-overdue':
    case 'closing-rejected':
      return [enforcers];
    case 'resumed':
      return [enforcers, mediated('enforcement-resumed')];
    case 'reminded':
      return [court(`enforcement-${event.of}`, ['enforcement-judge'])];
    case 'closing-proposed':
      return [court('enforcement-closing-proposed', ['judge'])];
    default:
      return [];
  }
}
