import { dateOf, type Instant } from '../time/instant.ts';
import type { Entrustment } from './entrustment.ts';
import type { DisputeEvent } from './events.ts';
import { withDaysAway, withMediation } from './evolve-mediation.ts';
import type { DisputeState, Offer } from './state.ts';

export function accepted(state: DisputeState, event: DisputeEvent & { type: 'accepted' }): DisputeState {
  const wishes = event.consents
    .filter((consent) => consent.courtIfFailed)
    .map((consent) => ({ partyId: consent.partyId, route: 'court', on: dateOf(event.at) }));
  const retracted = event.consents
    .filter((consent) => consent.courtIfFailed === false)
    .map((consent) => consent.partyId);
  return {
    ...withWishes(
      movedTo(withoutWishes(state, retracted), event.level, event.organisationId, event.at, 'handed-over'),
      wishes,
    ),
    status: 'mediating',
    committeeNumbers: numbersAfter(state, event),
    owner: {
      organisationId: event.organisationId,
      mediatorId: event.mediatorId,
      mediatorFrom: event.mediatorFrom,
    },
    mediatorMissingSince: null,
    screened: true,
    offer: null,
    returns: 0,
    mediation: {
      startedAt: event.clockFrom,
      basis: event.basis,
      extensions: [],
      suspendedDays: 0,
      expiredAt: null,
      entrusted: event.entrusted,
    },
    dispatchAlarm: 0,
    dispatchAlarmAt: null,
  };
}

function numbersAfter(
  { committeeNumbers }: DisputeState,
  { organisationId, committeeNumber, at }: DisputeEvent & { type: 'accepted' },
): DisputeState['committeeNumbers'] {
  return committeeNumber === undefined
    ? committeeNumbers
    : [...committeeNumbers, { organisationId, number: committeeNumber, at }];
}

/**
 * A returned or lapsed offer leaves the case with its owner: mediation goes on with the days it had left, since the owner
 * could not mediate meanwhile; what was not mediated must be dispatched, with a new clock.
 */
export function backToOwner(state: DisputeState, at: Instant): DisputeState {
  const { offer, mediation } = state;
  const resumes = offer?.wasMediating === true && mediation !== null;
  return {
    ...state,
    status: resumes ? 'mediating' : 'registered',
    offer: null,
    mediation: resumes ? withDaysAway(mediation, offer.at, at) : null,
    dispatchSince: at,
    dispatchAlarm: 0,
    dispatchAlarmAt: null,
  };
}

/** 撤回移送: everything is as if it had not been sent; the days that it was on the way are the sender's own. */
export function revoked(state: DisputeState): DisputeState {
  const resumes = state.offer?.wasMediating === true && state.mediation !== null;
  return {
    ...state,
    status: resumes ? 'mediating' : 'registered',
    offer: null,
    mediation: resumes ? state.mediation : null,
  };
}

/** 委派、委托期满: at the court again, whose clerk goes on. */
export function backAtCourt(state: DisputeState, court: Entrustment, at: Instant): DisputeState {
  const moved = movedTo(state, court.level, court.organisationId, at, 'period-expired');
  return {
    ...withMediation(moved, ({ entrusted: _, ...mediation }) => ({ ...mediation, expiredAt: at })),
    owner: { organisationId: court.organisationId },
    mediatorMissingSince: null,
  };
}

/** 超时上交: the next level owns the case at once and must dispatch it. */
export function escalated(state: DisputeState, offer: Offer, reason: string): DisputeState {
  return {
    ...movedTo(state, offer.toLevel, offer.toOrganisationId, offer.at, reason),
    status: 'offered',
    owner: { organisationId: offer.toOrganisationId },
    mediatorMissingSince: null,
    offer,
    undecided: null,
    mediation: null,
    suspension: null,
    dispatchSince: offer.at,
    dispatchAlarm: 0,
    dispatchAlarmAt: null,
  };
}

/** A new owner begins with clocks of its own; what the one before was pressed for is over. */
function movedTo(
  state: DisputeState,
  level: string,
  organisationId: string,
  at: Instant,
  outcome: string,
): DisputeState {
  if (level === state.level && organisationId === state.owner.organisationId) return state;
  const path = [...endPath(state, at, outcome), { level, organisationId, from: at }];
  return { ...state, level, path, supervision: null };
}

export function endPath(state: DisputeState, at: Instant, outcome: string): DisputeState['path'] {
  return state.path.map((step) => (step.to === undefined ? { ...step, to: at, outcome } : step));
}

/** A party's newest wish replaces an older one. */
export function withWishes(state: DisputeState, wishes: DisputeState['wishes']): DisputeState {
  const replaced = new Set(wishes.map((wish) => wish.partyId));
  return { ...state, wishes: [...state.wishes.filter((wish) => !replaced.has(wish.partyId)), ...wishes] };
}

/** A party asked anew who does not want the court takes an earlier wish for it back. */
function withoutWishes(state: DisputeState, partyIds: string[]): DisputeState {
  return {
    ...state,
    wishes: state.wishes.filter((wish) => wish.route !== 'court' || !partyIds.includes(wish.partyId)),
  };
}
