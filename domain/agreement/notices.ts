import type { Notice, Surroundings } from '../decider.ts';
import { desks } from '../organisation/desks.ts';
import { organisationOf } from '../organisation/tree.ts';
import type { AgreementEvent } from './events.ts';
import { countyOf, pressingOrganisation } from './place.ts';
import type { AgreementState } from './state.ts';

/** 通知: whom to tell in the console because of an event; `state` is the one after it. Codes only, no personal facts. */
export function noticesOf(event: AgreementEvent, state: AgreementState, surroundings: Surroundings): Notice[] {
  const desk = (what: string, organisationId: string): Notice => ({
    what,
    organisationId,
    roles: desks[organisationOf(surroundings.organisations, organisationId).kind].intake,
  });
  const own = (what: string): Notice => desk(what, state.organisationId);
  const above = (what: string): Notice[] => {
    const pressing = pressingOrganisation(state, surroundings);
    return pressing === null ? [] : [desk(what, pressing.id)];
  };
  const court = (what: string): Notice[] => {
    const { application } = state.confirmation;
    return application?.appliedAt == null ? [] : [desk(what, application.courtId)];
  };

  switch (event.type) {
    case 'took-effect':
      return [own('agreement-effective')];
    case 'signing-overdue':
      return event.alarm === 1 ? [own(event.type)] : [own(event.type), ...above(event.type)];
    case 'confirmation-applied':
      return court(event.type);
    case 'confirmation-withdrawn':
      return state.confirmation.courtIds.slice(-1).map((courtId) => desk(event.type, courtId));
    case 'confirmation-accepted':
    case 'confirmation-declined':
    case 'confirmation-extended':
    case 'confirmation-window-closed':
    case 'objected':
    case 'objection-decided':
    case 'enforcement-period-over':
      return [own(event.type)];
    case 'confirmation-decided':
      return [own(`confirmation-${event.decision}`)];
    case 'confirmation-overdue':
      return [...court(event.type), ...countyNotice(event.type, state, surroundings)];
    case 'reminded':
      return [own(event.of)];
    case 'obligation-due':
    case 'obligation-overdue':
    case 'cured':
    case 'performed':
    case 'completed':
      return [own(event.type)];
    case 'obligation-defaulted':
      return [own(event.type), ...above(event.type)];
    case 'urged':
      return event.organisationId === state.organisationId ? [] : [own(event.type)];
    case 'follow-up-overdue':
    case 'review-due':
      return [own(event.type), ...above(event.type)];
    case 'referred-to-enforcement':
      return [desk(event.type, event.courtId)];
    case 'enforcement-noted':
      return [own(`enforcement-${event.standing}`)];
    case 'voided':
    case 'ended':
      return [own(`agreement-${event.type}`)];
    default:
      return [];
  }
}

function countyNotice(what: string, state: AgreementState, surroundings: Surroundings): Notice[] {
  const county = countyOf(state, surroundings);
  return county === null ? [] : [{ what, organisationId: county.id, roles: surroundings.policy.county.roles }];
}
