import { sealedAfter } from '../documents/sealing.ts';
import { agreementNoted, agreementReached, mediatedAgain, withoutUnsigned } from './evolve-agreed.ts';
import { acceptanceAnnulled } from './committee-number.ts';
import type { DisputeEvent } from './events.ts';
import { evolveMass } from './evolve-mass.ts';
import { recused, resumed, safetyStopped, sessionRecorded, withDaysAway, withMediation } from './evolve-mediation.ts';
import { accepted, backAtCourt, backToOwner, endPath, escalated, revoked, withWishes } from './evolve-moving.ts';
import { registered } from './evolve-registered.ts';
import { supervisionAnswered, supervisionEscalated, supervisionOpened } from './evolve-supervision.ts';
import { handOverAfter } from './hand-over.ts';
import { transferOf } from './offers.ts';
import type { DisputeState } from './state.ts';

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

/** What deadlines and the calendar bring about, and who may read a paper, is no action of a person and does not stop the idle clock. */
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
    case 'document-sealed':
    case 'document-unsealed':
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

function apply(state: DisputeState, event: Exclude<DisputeEvent, { type: 'registered' }>): DisputeState {
  switch (event.type) {
    case 'screened':
      return { ...state, screened: event.inScope };
    case 'offered':
      return {
        ...state,
        status: 'offered',
        offer: event.offer,
        transfers: [...state.transfers, ...transferOf(event.offer)],
        undecided: null,
        dispatchAlarm: 0,
        dispatchAlarmAt: null,
      };
    case 'accepted':
      return accepted(state, event);
    case 'acceptance-annulled':
      return acceptanceAnnulled(state, event.at);
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
    case 'investigation-added': {
      const { investigationId, investigatedAt: at, place, attendees, interviewee, record } = event;
      const investigation = { investigationId, at, place, attendees, interviewee, record };
      return { ...state, investigations: [...state.investigations, investigation] };
    }
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
    case 'document-sealed':
    case 'document-unsealed':
      return { ...state, ...sealedAfter(state, event) };
    case 'deadlines-redated':
      return state;
    default:
      return unknownEvent(event);
  }
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

/** Compiles only while every event type is handled above. */
function unknownEvent(event: never): never {
  throw new RangeError(`unknown event: ${JSON.stringify(event)}`);
}
