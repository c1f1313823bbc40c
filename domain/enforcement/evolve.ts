import { ENFORCEMENT_STAGES, type EnforcementStage } from '../policy/enforcement-policy.ts';
import type { Instant } from '../time/instant.ts';
import { isHoldingMoney } from './claims.ts';
import type { Performed } from './commands.ts';
import type { EnforcementEvent } from './events.ts';
import { unpaidInstalments } from './instalments.ts';
import type { Claim, EnforcementState } from './state.ts';

/** What an enforcement is after an event. Total: every event of every policy version can be applied for ever. */
export function evolve(before: EnforcementState | null, event: EnforcementEvent): EnforcementState {
  const after = event.type === 'referred' ? referred(event) : apply(existing(before, event), event);
  const deadlines = event.deadlines ?? after.deadlines;
  return { ...after, deadlines, ...(stirs(event) ? { quietSince: event.at } : {}) };
}

/** A person's action, an instalment that stays out, or the court pressed for want of either. */
function stirs(event: EnforcementEvent): boolean {
  switch (event.type) {
    case 'acceptance-overdue':
    case 'payment-overdue':
    case 'payout-overdue':
    case 'stage-overdue':
    case 'track-overdue':
    case 'left-fast-track':
    case 'reminded':
    case 'deadlines-redated':
      return false;
    default:
      return true;
  }
}

function existing(state: EnforcementState | null, event: EnforcementEvent): EnforcementState {
  if (state === null) throw new RangeError(`${event.type} before referred`);
  return state;
}

function referred(event: EnforcementEvent & { type: 'referred' }): EnforcementState {
  return {
    id: event.id,
    number: event.number,
    policyVersion: event.policyVersion,
    status: 'referred',
    agreementId: event.agreementId,
    disputeId: event.disputeId,
    disputeNumber: event.disputeNumber,
    organisationId: event.organisationId,
    courtId: event.courtId,
    parties: event.parties,
    applicantPartyIds: event.applicantPartyIds,
    claims: event.claims.map((claim) => ({ ...claim, receivedFen: 0, heldFen: 0, done: false })),
    performed: [],
    referredAt: event.at,
    acceptedAt: null,
    acceptOverdue: false,
    track: event.track,
    clockFrom: event.at,
    extendedBy: 0,
    stage: 'initiation',
    stagesOverdue: [],
    trackOverdue: false,
    notice: null,
    inquiry: null,
    disposal: null,
    measures: [],
    settlement: null,
    aid: [],
    held: null,
    closing: null,
    ending: null,
    quietSince: event.at,
    reminded: [],
    deadlines: [],
  };
}

function apply(state: EnforcementState, event: Exclude<EnforcementEvent, { type: 'referred' }>): EnforcementState {
  switch (event.type) {
    case 'accepted':
      return {
        ...state,
        status: 'enforcing',
        acceptedAt: event.at,
        clockFrom: event.at,
        track: event.track,
        judgeId: event.judgeId,
        courtCaseNumber: event.courtCaseNumber,
      };
    case 'acceptance-overdue':
      return { ...state, acceptOverdue: true };
    case 'notice-served':
      return {
        ...atStage(state, 'property-control'),
        notice: { servedAt: event.servedAt, payBy: event.payBy, overdue: false },
      };
    case 'payment-overdue':
      return state.notice === null ? state : { ...state, notice: { ...state.notice, overdue: true } };
    case 'inquiry-recorded':
      return {
        // Where nothing was found there is nothing to dispose of.
        ...atStage(state, event.found === 'none' ? 'payout' : 'property-disposal'),
        inquiry: { found: event.found, result: event.result, at: event.at },
      };
    case 'disposal-recorded':
      return { ...atStage(state, 'payout'), disposal: { result: event.result, at: event.at } };
    case 'measure-taken': {
      const { measureId, kind, partyId, about } = event;
      return { ...state, measures: [...state.measures, { measureId, kind, partyId, about, takenAt: event.at }] };
    }
    case 'measure-lifted':
      return {
        ...state,
        measures: state.measures.map((measure) =>
          measure.measureId === event.measureId ? { ...measure, liftedAt: event.at } : measure,
        ),
      };
    case 'payment-recorded':
      return paid(state, event);
    case 'paid-out':
      return paidOut(state, event);
    case 'payout-overdue':
      return state.held === null ? state : { ...state, held: { ...state.held, overdue: true } };
    case 'instalments-agreed':
      return {
        ...state,
        status: 'instalments',
        settlement: {
          at: event.at,
          hardship: event.hardship,
          instalments: event.instalments,
          resumeIfOverdue: event.resumeIfOverdue,
          overdue: null,
        },
      };
    case 'instalment-overdue':
      return state.settlement === null
        ? state
        : {
            ...state,
            settlement: { ...state.settlement, overdue: { instalmentId: event.instalmentId, since: event.at } },
          };
    case 'resumed':
      return resumed(state, event.track, event.at);
    case 'aid-referred': {
      const { partyId, by, grounds } = event;
      return { ...state, aid: [...state.aid, { partyId, by, grounds, at: event.at }] };
    }
    case 'extended':
      return { ...state, extendedBy: state.extendedBy + event.by, trackOverdue: false };
    case 'stage-overdue':
      return { ...state, stagesOverdue: [...state.stagesOverdue, event.stage] };
    case 'track-overdue':
      return { ...state, trackOverdue: true };
    case 'left-fast-track':
      return { ...state, track: event.track, extendedBy: 0, trackOverdue: false };
    case 'reminded':
      return { ...state, reminded: [...state.reminded, event.reminder] };
    case 'pressed':
    case 'deadlines-redated':
      return state;
    case 'closing-proposed': {
      const { outcome, reason } = event;
      return {
        ...atStage(state, 'closing'),
        closing: { outcome, reason, at: event.at, fromStage: state.stage },
      };
    }
    case 'closing-rejected':
      return state.closing === null ? state : { ...state, stage: state.closing.fromStage, closing: null };
    case 'closed': {
      const { outcome, reason } = event;
      return { ...state, status: 'closed', ending: { outcome, reason, at: event.at }, deadlines: [] };
    }
    default:
      return unknownEvent(event);
  }
}

/** Stages only go forward: an inquiry that is made again takes nothing back. */
function atStage(state: EnforcementState, stage: EnforcementStage): EnforcementState {
  const rank = (key: EnforcementStage) => ENFORCEMENT_STAGES.indexOf(key);
  return rank(stage) > rank(state.stage) ? { ...state, stage } : state;
}

function paid(state: EnforcementState, event: EnforcementEvent & { type: 'payment-recorded' }): EnforcementState {
  const { obligationId, amountFen, on, through } = event;
  const fen = amountFen ?? 0;
  const changed = withClaim(state, obligationId, (claim) => ({
    ...claim,
    receivedFen: claim.receivedFen + fen,
    heldFen: claim.heldFen + (through === 'court' ? fen : 0),
    done: claim.kind === 'act',
  }));
  const settled = withSettlementKept(changed);
  if (through === 'court') return { ...settled, held: settled.held ?? { since: event.at, overdue: false } };
  return withPerformed(settled, { obligationId, ...(amountFen === undefined ? {} : { amountFen }), on });
}

function paidOut(state: EnforcementState, event: EnforcementEvent & { type: 'paid-out' }): EnforcementState {
  const { obligationId, amountFen, on } = event;
  const changed = withClaim(state, obligationId, (claim) => ({ ...claim, heldFen: claim.heldFen - amountFen }));
  const held = isHoldingMoney(changed) ? changed.held : null;
  return withPerformed({ ...changed, held }, { obligationId, amountFen, on });
}

function withPerformed(state: EnforcementState, performed: Performed): EnforcementState {
  return { ...state, performed: [...state.performed, performed] };
}

/** What was overdue and has now come in is overdue no more. */
function withSettlementKept(state: EnforcementState): EnforcementState {
  const { settlement } = state;
  if (settlement === null || settlement.overdue === null) return state;
  const { instalmentId } = settlement.overdue;
  const isStillUnpaid = unpaidInstalments(state, settlement).some((unpaid) => unpaid.instalmentId === instalmentId);
  return isStillUnpaid ? state : { ...state, settlement: { ...settlement, overdue: null } };
}

/** 恢复执行: the debtor has been told already; property is looked for anew, and the periods begin anew. */
function resumed(state: EnforcementState, track: string, at: Instant): EnforcementState {
  return {
    ...state,
    status: 'enforcing',
    settlement: null,
    stage: state.notice === null ? 'initiation' : 'property-control',
    track,
    clockFrom: at,
    extendedBy: 0,
    stagesOverdue: [],
    trackOverdue: false,
  };
}

function withClaim(state: EnforcementState, obligationId: string, change: (claim: Claim) => Claim): EnforcementState {
  return {
    ...state,
    claims: state.claims.map((claim) => (claim.obligationId === obligationId ? change(claim) : claim)),
  };
}

/** Compiles only while every event type is handled above. */
function unknownEvent(event: never): never {
  throw new RangeError(`unknown event: ${JSON.stringify(event)}`);
}
