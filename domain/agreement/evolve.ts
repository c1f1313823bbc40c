import { reminderKey } from '../clock.ts';
import type { AgreementEvent } from './events.ts';
import { confirmationAfter } from './evolve-confirmation.ts';
import { performanceAfter } from './evolve-performance.ts';
import { signingAfter } from './evolve-signing.ts';
import { newObligation } from './obligations.ts';
import type { AgreementState } from './state.ts';

/** What an agreement is after an event. Total: every event of every policy version can be applied for ever. */
export function evolve(before: AgreementState | null, event: AgreementEvent): AgreementState {
  const after = event.type === 'drafted' ? drafted(event) : apply(existing(before, event), event);
  const dated = event.deadlines === undefined ? after : withDeadlines(after, event.deadlines);
  return { ...dated, ...passed(before, event) };
}

/** A person's act ends an alarm and begins the review's days anew, as does whatever first calls for a decision. */
function passed(before: AgreementState | null, event: AgreementEvent): Partial<AgreementState> {
  const at = event.at;
  switch (event.type) {
    case 'reminded':
    case 'deadlines-redated':
    case 'mediator-noted':
    case 'obligation-due':
    case 'obligation-overdue':
    case 'objection-period-over':
    case 'confirmation-window-closed':
    case 'enforcement-period-over':
      return {};
    case 'obligation-defaulted':
      return before?.status === 'defaulted' ? {} : { reviewFrom: at };
    case 'confirmation-overdue':
      return before?.confirmation.overdue.length === 0 ? { reviewFrom: at } : {};
    case 'signing-overdue':
      return event.alarm === 2 ? { alarm: { since: at, reason: 'signing' }, reviewFrom: at } : {};
    case 'follow-up-overdue':
      return { alarm: { since: at, reason: 'follow-up' }, reviewFrom: at };
    case 'review-due':
      return { alarm: { since: at, reason: 'review' }, reviewFrom: at };
    default:
      return { alarm: null, reviewFrom: at };
  }
}

function existing(state: AgreementState | null, event: AgreementEvent): AgreementState {
  if (state === null) throw new RangeError(`${event.type} before drafted`);
  return state;
}

function drafted(event: AgreementEvent & { type: 'drafted' }): AgreementState {
  const { at, obligations, id, number, policyVersion, disputeId, disputeNumber, disputeType, level, colour } = event;
  const { committeeNumber, mediatorFrom, recused = [] } = event;
  const { organisationId, mediatorId, courtId, parties, claimantId, form, facts, items, responsibility, terms } = event;
  return {
    ...{ id, number, policyVersion, disputeId, disputeNumber, disputeType, level, colour },
    ...{ committeeNumber, mediatorFrom, recused },
    ...{ organisationId, mediatorId, courtId, parties, claimantId, form, facts, items, responsibility, terms },
    status: 'drafted',
    revision: 1,
    draftedAt: at,
    signatures: [],
    mediatorSignature: null,
    seal: null,
    signingSince: at,
    signingAlarm: 0,
    signingAlarmAt: null,
    effectiveOn: null,
    copies: [],
    attachments: [],
    confirmation: {
      window: null,
      status: 'none',
      application: null,
      courtIds: [],
      refusals: [],
      decision: null,
      overdue: [],
      objection: null,
      objectionsClosed: [],
    },
    obligations: obligations.map(newObligation),
    urges: [],
    followUps: [],
    followUpOverdue: false,
    enforcements: [],
    enforcementPeriodOver: false,
    alarm: null,
    reviewFrom: at,
    reminded: [],
    ending: null,
    deadlines: [],
  };
}

function apply(state: AgreementState, event: Exclude<AgreementEvent, { type: 'drafted' }>): AgreementState {
  switch (event.type) {
    case 'amended':
    case 'signed':
    case 'signed-by-mediator':
    case 'sealed':
    case 'took-effect':
    case 'signing-overdue':
    case 'copies-handed-over':
      return signingAfter(state, event);
    case 'confirmation-proposed':
    case 'confirmation-agreed':
    case 'confirmation-applied':
    case 'confirmation-withdrawn':
    case 'confirmation-accepted':
    case 'confirmation-declined':
    case 'confirmation-extended':
    case 'confirmation-decided':
    case 'confirmation-overdue':
    case 'confirmation-window-closed':
    case 'objected':
    case 'objection-decided':
    case 'objection-period-over':
      return { ...state, confirmation: confirmationAfter(state.confirmation, event) };
    case 'obligation-due':
    case 'obligation-overdue':
    case 'obligation-defaulted':
    case 'performance-recorded':
    case 'waived':
    case 'referred-to-enforcement':
    case 'enforcement-noted':
    case 'cured':
      return performanceAfter(state, event);
    case 'mediator-noted': {
      const { mediatorId, mediatorFrom, recused } = event;
      return { ...state, mediatorId, mediatorFrom, recused };
    }
    case 'attached': {
      const { attachmentId, kind, fileId, title, mediaType, sha256, at: addedAt } = event;
      const attachment = { attachmentId, kind, fileId, title, mediaType, sha256, addedAt };
      return { ...state, attachments: [...state.attachments, attachment] };
    }
    case 'urged':
      return urged(state, event);
    case 'followed-up': {
      const { followUpId, visitedAt, reason, findings, visitedPartyIds, visitor, at } = event;
      const followUp = { followUpId, visitedAt, reason, findings, visitedPartyIds, visitor, at };
      return { ...state, followUps: [...state.followUps, followUp] };
    }
    case 'follow-up-overdue':
      return { ...state, followUpOverdue: true };
    case 'enforcement-period-over':
      return { ...state, enforcementPeriodOver: true };
    case 'performed':
      return { ...state, status: 'performed' };
    case 'completed':
      return closed(state, { outcome: 'completed', at: event.at });
    case 'ended':
      return closed(state, { outcome: 'ended', cause: event.cause, reason: event.reason, at: event.at });
    case 'voided':
      return closed(
        { ...state, status: 'void' },
        { outcome: 'void', cause: event.cause, reason: event.reason, at: event.at },
      );
    case 'reminded':
      return { ...state, reminded: [...state.reminded, reminderKey({ ...event, kind: event.of })] };
    case 'review-due':
    case 'deadlines-redated':
      return state;
    default:
      return unknownEvent(event);
  }
}

/** 督促: from above, signatures that are outstanding get their days anew; the mediator's own word does not put them off. */
function urged(state: AgreementState, event: AgreementEvent & { type: 'urged' }): AgreementState {
  const { at, organisationId, obligationId, record } = event;
  const urges = [...state.urges, { at, organisationId, obligationId, record }];
  if (organisationId === state.organisationId) return { ...state, urges };
  return { ...state, urges, signingSince: at, signingAlarm: 0, signingAlarmAt: null };
}

function closed(state: AgreementState, ending: NonNullable<AgreementState['ending']>): AgreementState {
  return { ...state, alarm: null, ending, deadlines: [] };
}

/** The window's last day outlives its clock: it is shown for good, as the calendar dated it last. */
function withDeadlines(state: AgreementState, deadlines: AgreementState['deadlines']): AgreementState {
  const clock = deadlines.find(({ kind }) => kind === 'confirmation-window');
  if (clock?.lastDay === undefined) return { ...state, deadlines };
  const window = { lastDay: clock.lastDay, provisional: clock.provisional, closed: false };
  return { ...state, deadlines, confirmation: { ...state.confirmation, window } };
}

/** Compiles only while every event type is handled above. */
function unknownEvent(event: never): never {
  throw new RangeError(`unknown event: ${JSON.stringify(event)}`);
}
