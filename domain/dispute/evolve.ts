import { agreementNoted, agreementReached, mediatedAgain, withoutUnsigned } from './evolve-agreed.ts';
import { evolveMass } from './evolve-mass.ts';
import type { Entrustment } from './entrustment.ts';
import type { DisputeEvent } from './events.ts';
import { handOverAfter, NOTHING_TO_HAND_OVER } from './hand-over.ts';
import { supervisionAnswered, supervisionEscalated, supervisionOpened } from './evolve-supervision.ts';
import type { DisputeState, Mediation, Offer } from './state.ts';
import { daysBetween } from '../time/civil-date.ts';
import { dateOf, type Instant } from '../time/instant.ts';

/** What a dispute is after an event. Total: every event of every policy version can be applied for ever. */
export function evolve(before: DisputeState | null, event: DisputeEvent): DisputeState {
  const after = event.type === 'registered' ? registered(event) : apply(existing(before, event), event);
  const deadlines = event.deadlines ?? after.deadlines;
  return {
    ...after,
    deadlines,
    ...(isByPerson(event) ? { lastActionAt: event.at } : {}),
    contact: contactAfter(after, event),
  };
}

/** 联系: with mediation, and with every word with the parties, the contact schedule begins anew; without mediation there is none. */
function contactAfter(state: DisputeState, event: DisputeEvent): DisputeState['contact'] {
  if (state.status !== 'mediating') return null;
  if (state.contact === null) return { last: event.at, overdueSince: null };
  switch (event.type) {
    case 'accepted':
    case 'signed-for':
    case 'session-recorded':
    case 'contact-recorded':
      return { last: event.at, overdueSince: null };
    default:
      return state.contact;
  }
}

/** What deadlines and the calendar bring about is no action of a person and does not stop the idle clock. */
function isByPerson(event: DisputeEvent): boolean {
  switch (event.type) {
    case 'offer-lapsed':
    case 'court-acceptance-overdue':
    case 'decision-asked':
    case 'decision-overdue':
    case 'dispatch-overdue':
    case 'alert-raised':
    case 'alert-escalated':
    case 'suspension-review-due':
    case 'agreement-review-due':
    case 'reminded':
    case 'court-period-expired':
    case 'supervision-opened':
    case 'supervision-escalated':
    case 'clue-noted':
    case 'guard-noted':
    case 'claimants-listed':
    case 'claimants-moved':
    case 'contact-overdue':
    case 'rated':
    case 'deadlines-redated':
      return false;
    default:
      return true;
  }
}

function existing(state: DisputeState | null, event: DisputeEvent): DisputeState {
  if (state === null) throw new RangeError(`${event.type} before registered`);
  return state;
}

function registered(event: DisputeEvent & { type: 'registered' }): DisputeState {
  return {
    id: event.id,
    number: event.number,
    policyVersion: event.policyVersion,
    status: 'registered',
    level: event.level,
    colour: event.colour,
    type: event.disputeType,
    ground: event.ground,
    source: event.source,
    mediationType: event.mediationType,
    courtCaseNumber: event.courtCaseNumber,
    letterNumber: event.letterNumber,
    language: event.language,
    domesticViolence: event.domesticViolence,
    title: event.title,
    facts: event.facts,
    place: event.place,
    amountFen: event.amountFen,
    openedAt: event.at,
    registrarId: event.registrarId,
    screened: false,
    parties: event.parties,
    owner: { organisationId: event.organisationId },
    recused: [],
    mediatorMissingSince: null,
    path: [{ level: event.level, organisationId: event.organisationId, from: event.at }],
    dispatchSince: event.at,
    dispatchAlarm: 0,
    dispatchAlarmAt: null,
    offer: null,
    returns: 0,
    undecided: null,
    mediation: null,
    suspension: null,
    sessions: [],
    investigations: [],
    evidence: [],
    wishes: [],
    handOver: NOTHING_TO_HAND_OVER,
    clueIds: event.clueId === undefined ? [] : [event.clueId],
    contacts: [],
    dangers: [],
    invitations: [],
    guidance: [],
    guard: { warnings: [], stations: [], since: null },
    agreements: [],
    agreed: null,
    mass: null,
    supervision: null,
    supervisions: [],
    ratings: [],
    links: [],
    contact: null,
    alert: null,
    lastActionAt: event.at,
    reminded: [],
    ending: null,
    deadlines: [],
  };
}

function apply(state: DisputeState, event: Exclude<DisputeEvent, { type: 'registered' }>): DisputeState {
  switch (event.type) {
    case 'screened':
      return { ...state, screened: event.inScope };
    case 'offered':
      return {
        ...state,
        status: 'offered',
        offer: event.offer,
        undecided: null,
        dispatchAlarm: 0,
        dispatchAlarmAt: null,
      };
    case 'accepted':
      return accepted(state, event);
    case 'offer-returned':
      return { ...backToOwner(state, event.at), returns: state.returns + 1 };
    case 'offer-lapsed':
      return backToOwner(state, event.at);
    case 'transfer-revoked':
      return revoked(state);
    case 'decision-asked':
      return { ...state, undecided: { organisationId: event.organisationId, since: event.at } };
    case 'decision-overdue':
      return state.undecided === null ? state : { ...state, undecided: { ...state.undecided, since: event.at } };
    case 'invited': {
      const { organisationId, as, at } = event;
      return { ...state, invitations: [...state.invitations, { organisationId, as, at }] };
    }
    case 'guidance-added': {
      const { guidanceId, organisationId, userId, text, at } = event;
      return { ...state, guidance: [...state.guidance, { guidanceId, organisationId, userId, text, at }] };
    }
    case 'court-acceptance-overdue':
      return state.offer === null ? state : { ...state, offer: { ...state.offer, pressed: true } };
    case 'escalated':
      return escalated(state, event.offer, event.reason);
    case 'dispatch-overdue':
      return { ...state, dispatchAlarm: event.alarm, dispatchAlarmAt: event.at };
    case 'colour-changed':
      return { ...state, colour: event.colour };
    case 'danger-reported':
      return { ...state, dangers: [...state.dangers, { kind: event.kind, detail: event.detail, at: event.at }] };
    case 'guard-noted':
      return { ...state, guard: { warnings: event.warnings, stations: event.stations, since: event.at } };
    case 'safety-stopped':
      return safetyStopped(state, event);
    case 'alert-raised':
      return {
        ...state,
        alert: { raisedAt: event.at, awaiting: event.awaiting, acknowledged: [], escalated: false },
      };
    case 'alert-acknowledged':
      return state.alert === null
        ? state
        : { ...state, alert: { ...state.alert, acknowledged: [...state.alert.acknowledged, event.organisationId] } };
    case 'alert-escalated':
      return state.alert === null
        ? state
        : {
            ...state,
            alert: {
              ...state.alert,
              escalated: true,
              escalatedAt: event.at,
              awaiting: [...state.alert.awaiting, ...event.to],
            },
          };
    case 'session-scheduled':
      return {
        ...state,
        sessions: [
          ...state.sessions,
          {
            sessionId: event.sessionId,
            at: event.sessionAt,
            place: event.place,
            participantIds: event.participantIds,
            guests: event.guests,
          },
        ],
      };
    case 'session-recorded':
      return sessionRecorded(state, event);
    case 'investigation-added':
      return {
        ...state,
        investigations: [
          ...state.investigations,
          { investigationId: event.investigationId, at: event.investigatedAt, record: event.record },
        ],
      };
    case 'evidence-added':
      return {
        ...state,
        evidence: [
          ...state.evidence,
          {
            evidenceId: event.evidenceId,
            fileId: event.fileId,
            title: event.title,
            mediaType: event.mediaType,
            sha256: event.sha256,
            addedAt: event.at,
            byPartyId: event.byPartyId,
          },
        ],
      };
    case 'signed-for':
      return withMediation(state, (mediation) => ({ ...mediation, startedAt: event.signedAt }));
    case 'extended':
      return withMediation(state, (mediation) => ({
        ...mediation,
        extensions: [...mediation.extensions, event.days],
        expiredAt: null,
      }));
    case 'suspended':
      return {
        ...state,
        status: 'suspended',
        suspension: {
          kind: event.kind,
          reason: event.reason,
          since: event.at,
          until: event.until,
          reviewFrom: event.at,
        },
      };
    case 'suspension-review-due':
      return state.suspension === null
        ? state
        : { ...state, suspension: { ...state.suspension, until: null, reviewFrom: event.at } };
    case 'resumed':
      return resumed(state, event.at);
    case 'wish-recorded':
      return withWishes(state, [event.wish]);
    case 'hand-over-consented':
    case 'undisputed-facts-recorded':
      return { ...state, handOver: handOverAfter(state.handOver, event) };
    case 'reminded':
      return { ...state, reminded: [...state.reminded, `${event.of}@${event.dueAt}`] };
    case 'entrustment-expired':
      return backAtCourt(state, event.court, event.at);
    case 'court-period-expired':
      return withMediation(state, (mediation) => ({ ...mediation, expiredAt: event.at }));
    case 'supervision-opened':
      return supervisionOpened(state, event);
    case 'supervision-answered':
      return supervisionAnswered(state, event);
    case 'supervision-escalated':
      return supervisionEscalated(state, event);
    case 'rated': {
      const { partyId, score, comment, at } = event;
      return { ...state, ratings: [...state.ratings, { partyId, score, comment, at }] };
    }
    case 'linked': {
      const { disputeId, relation, at } = event;
      return { ...state, links: [...state.links, { disputeId, relation, at }] };
    }
    case 'contact-overdue':
      return state.contact === null ? state : { ...state, contact: { ...state.contact, overdueSince: event.at } };
    case 'mediator-recused':
      return recused(state, event);
    case 'mediator-replaced':
      return {
        ...state,
        owner: { ...state.owner, mediatorId: event.mediatorId, mediatorFrom: event.mediatorFrom },
        mediatorMissingSince: null,
      };
    case 'contact-recorded':
      return {
        ...state,
        contacts: [
          ...state.contacts,
          { contactId: event.contactId, at: event.contactAt, partyIds: event.partyIds, note: event.note },
        ],
      };
    case 'agreement-reached':
      return agreementReached(state, event);
    case 'agreement-noted':
      return agreementNoted(state, event, (noted, since) =>
        withMediation(noted, (mediation) => withDaysAway(mediation, since, event.at)),
      );
    case 'agreement-review-due':
      return state.agreed === null ? state : { ...state, agreed: { ...state.agreed, reviewFrom: event.at } };
    case 'mediated-again':
      return mediatedAgain(state, event.at);
    case 'closed':
      return closed(state, event);
    case 'clue-noted':
      return { ...state, clueIds: [...state.clueIds, event.clueId] };
    case 'claimants-import-begun':
    case 'claimants-listed':
    case 'mass-agreement-reached':
    case 'signing-concluded':
    case 'claimants-moved':
      return evolveMass(state, event);
    case 'deadlines-redated':
      return state;
    default:
      return unknownEvent(event);
  }
}

function accepted(state: DisputeState, event: DisputeEvent & { type: 'accepted' }): DisputeState {
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

/**
 * A returned or lapsed offer leaves the case with its owner: mediation goes on with the days it had left, since the owner
 * could not mediate meanwhile; what was not mediated must be dispatched, with a new clock.
 */
function backToOwner(state: DisputeState, at: Instant): DisputeState {
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
function revoked(state: DisputeState): DisputeState {
  const resumes = state.offer?.wasMediating === true && state.mediation !== null;
  return {
    ...state,
    status: resumes ? 'mediating' : 'registered',
    offer: null,
    mediation: resumes ? state.mediation : null,
  };
}

/** 委派、委托期满: at the court again, whose clerk goes on. */
function backAtCourt(state: DisputeState, court: Entrustment, at: Instant): DisputeState {
  const moved = movedTo(state, court.level, court.organisationId, at, 'period-expired');
  return {
    ...withMediation(moved, ({ entrusted: _, ...mediation }) => ({ ...mediation, expiredAt: at })),
    owner: { organisationId: court.organisationId },
    mediatorMissingSince: null,
  };
}

/** 超时上交: the next level owns the case at once and must dispatch it. */
function escalated(state: DisputeState, offer: Offer, reason: string): DisputeState {
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

/** 回避: the case looks for another mediator if it was the one in charge. */
function recused(state: DisputeState, event: DisputeEvent & { type: 'mediator-recused' }): DisputeState {
  const everyone = [...state.recused, event.mediatorId];
  if (state.owner.mediatorId !== event.mediatorId) return { ...state, recused: everyone };
  const owner = { organisationId: state.owner.organisationId };
  return { ...state, recused: everyone, owner, mediatorMissingSince: event.at };
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

function endPath(state: DisputeState, at: Instant, outcome: string): DisputeState['path'] {
  return state.path.map((step) => (step.to === undefined ? { ...step, to: at, outcome } : step));
}

function sessionRecorded(state: DisputeState, event: DisputeEvent & { type: 'session-recorded' }): DisputeState {
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
function safetyStopped(state: DisputeState, event: DisputeEvent & { type: 'safety-stopped' }): DisputeState {
  return {
    ...state,
    guard: { warnings: [], stations: event.stations, since: event.at },
    sessions: state.sessions.map((session) =>
      session.record === undefined ? { ...session, cancelledAt: event.at } : session,
    ),
  };
}

/** 中止期间不计入: the calendar days between suspension and resumption are added to the mediation period. */
function resumed(state: DisputeState, at: Instant): DisputeState {
  const { suspension } = state;
  if (suspension === null) return state;
  const running = withMediation(state, (mediation) => withDaysAway(mediation, suspension.since, at));
  return { ...running, status: 'mediating', suspension: null };
}

/** A clock that has not started loses no days. */
function withDaysAway(mediation: Mediation, from: Instant, to: Instant): Mediation {
  if (mediation.startedAt === null) return mediation;
  return { ...mediation, suspendedDays: mediation.suspendedDays + daysBetween(dateOf(from), dateOf(to)) };
}

function closed(state: DisputeState, event: DisputeEvent & { type: 'closed' }): DisputeState {
  return {
    ...state,
    status: 'closed',
    path: endPath(state, event.at, event.outcome),
    offer: null,
    undecided: null,
    dispatchAlarm: 0,
    dispatchAlarmAt: null,
    suspension: null,
    agreed: null,
    agreements: withoutUnsigned(state.agreements, event.at),
    supervision: null,
    courtCaseNumber: event.courtCaseNumber ?? state.courtCaseNumber,
    ending: {
      outcome: event.outcome,
      at: event.at,
      ground: event.ground,
      reason: event.reason,
      routes: event.routes,
    },
    deadlines: [],
  };
}

function withMediation(state: DisputeState, change: (mediation: Mediation) => Mediation): DisputeState {
  return state.mediation === null ? state : { ...state, mediation: change(state.mediation) };
}

/** A party's newest wish replaces an older one. */
function withWishes(state: DisputeState, wishes: DisputeState['wishes']): DisputeState {
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

/** Compiles only while every event type is handled above. */
function unknownEvent(event: never): never {
  throw new RangeError(`unknown event: ${JSON.stringify(event)}`);
}
