import { daysBetween } from '../time/civil-date.ts';
import { dateOf, type Instant } from '../time/instant.ts';
import type { DisputeEvent } from './events.ts';
import type { DisputeState, Mediation } from './state.ts';

export function sessionRecorded(state: DisputeState, event: DisputeEvent & { type: 'session-recorded' }): DisputeState {
  const record = { heldAt: event.heldAt, place: event.place, text: event.record, result: event.result };
  const planned = state.sessions.find((session) => session.sessionId === event.sessionId);
  const session = planned ?? {
    sessionId: event.sessionId,
    at: event.heldAt,
    place: event.place,
    participantIds: state.parties.map((party) => party.partyId),
  };
  const others = state.sessions.filter((other) => other.sessionId !== event.sessionId);
  return { ...state, sessions: [...others, { ...session, record }] };
}

/** What was planned is off; what was held and recorded stays. */
export function safetyStopped(state: DisputeState, event: DisputeEvent & { type: 'safety-stopped' }): DisputeState {
  return {
    ...state,
    guard: { warnings: [], stations: event.stations, since: event.at },
    sessions: state.sessions.map((session) =>
      session.record === undefined ? { ...session, cancelledAt: event.at } : session,
    ),
  };
}

/** 回避: the case looks for another mediator if it was the one in charge. */
export function recused(state: DisputeState, event: DisputeEvent & { type: 'mediator-recused' }): DisputeState {
  const everyone = [...state.recused, event.mediatorId];
  if (state.owner.mediatorId !== event.mediatorId) return { ...state, recused: everyone };
  const owner = { organisationId: state.owner.organisationId };
  return { ...state, recused: everyone, owner, mediatorMissingSince: event.at };
}

/** 中止期间不计入: the calendar days between suspension and resumption are added to the mediation period. */
export function resumed(state: DisputeState, at: Instant): DisputeState {
  const { suspension } = state;
  if (suspension === null) return state;
  const running = withMediation(state, (mediation) => withDaysAway(mediation, suspension.since, at));
  return { ...running, status: 'mediating', suspension: null };
}

/** A clock that has not started loses no days. */
export function withDaysAway(mediation: Mediation, from: Instant, to: Instant): Mediation {
  if (mediation.startedAt === null) return mediation;
  return { ...mediation, suspendedDays: mediation.suspendedDays + daysBetween(dateOf(from), dateOf(to)) };
}

export function withMediation(state: DisputeState, change: (mediation: Mediation) => Mediation): DisputeState {
  return state.mediation === null ? state : { ...state, mediation: change(state.mediation) };
}
