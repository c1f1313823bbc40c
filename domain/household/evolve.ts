import type { TextRef } from '../decider.ts';
import { sealedAfter } from '../documents/sealing.ts';
import type { HouseholdEvent } from './events.ts';
import { mergedIn, mergedInto, outOfControl } from './evolve-merged.ts';
import type { HouseholdState, Incident, LevelPeriod, Owner, Warning } from './state.ts';
import { onOrders } from './evolve-orders.ts';

/** What a household is after an event. Total: every event of every policy version can be applied for ever. */
export function evolve(before: HouseholdState | null, event: HouseholdEvent): HouseholdState {
  const after = event.type === 'opened' ? opened(event) : apply(existing(before, event), event);
  return { ...after, deadlines: event.deadlines ?? after.deadlines };
}

function existing(state: HouseholdState | null, event: HouseholdEvent): HouseholdState {
  if (state === null) throw new RangeError(`${event.type} before opened`);
  return state;
}

function opened(event: HouseholdEvent & { type: 'opened' }): HouseholdState {
  return {
    id: event.id,
    number: event.number,
    policyVersion: event.policyVersion,
    status: 'controlled',
    stationId: event.stationId,
    address: event.address,
    villageId: event.villageId ?? null,
    level: event.level,
    owner: event.owner,
    plan: event.plan ?? null,
    planSince: event.at,
    members: event.members,
    episodes: [{ from: event.at, level: event.level }],
    levels: [{ level: event.level, from: event.at, cause: 'opened', reason: event.reason }],
    next: null,
    overdue: null,
    visits: [],
    incidents: [],
    orders: [],
    applications: [],
    warnings: [],
    disputeIds: event.disputeId === undefined ? [] : [event.disputeId],
    clearances: [],
    disclosures: [],
    mergedFrom: [],
    mergedInto: null,
    reminded: [],
    openedAt: event.at,
    deadlines: [],
  };
}

function apply(state: HouseholdState, event: Exclude<HouseholdEvent, { type: 'opened' }>): HouseholdState {
  switch (event.type) {
    case 'reopened':
      return {
        ...atLevel(state, reopenedAt(event), event.owner, event.plan),
        status: 'controlled',
        episodes: [...state.episodes, { from: event.at, level: event.level }],
      };
    case 'member-added':
      return { ...state, members: [...state.members, event.member] };
    case 'member-changed':
      return {
        ...state,
        members: state.members.map((member) =>
          member.memberId === event.memberId ? { ...member, role: event.role } : member,
        ),
      };
    case 'reach-changed':
      return {
        ...state,
        members: state.members.map((member) =>
          member.memberId === event.memberId ? { ...member, reach: event.reach } : member,
        ),
      };
    case 'village-named':
      return { ...state, villageId: event.villageId };
    case 'visited':
      return { ...state, visits: [...state.visits, event.visit] };
    case 'visit-scheduled': {
      const { plannedOn: _, ...rest } = state;
      return { ...rest, next: event.next, overdue: null };
    }
    case 'visit-planned':
      return { ...state, plannedOn: event.on };
    case 'revisit-overdue':
      return { ...state, overdue: { since: event.dueAt, at: event.at, told: [] } };
    case 'revisit-escalated':
      return state.overdue === null
        ? state
        : {
            ...state,
            overdue: { ...state.overdue, at: event.at, told: [...new Set([...state.overdue.told, event.to])] },
          };
    case 'reminded':
      return { ...state, reminded: [...state.reminded, event.reminder] };
    case 'incident-reported':
      // What was cleared before is not cleared after new violence, and clean visits are counted from the beginning.
      return {
        ...state,
        incidents: [...state.incidents, event.incident],
        clearances: [],
        warnings: state.warnings.map((warning) =>
          warning.endedAt === undefined ? { ...warning, countedOn: null, clean: 0 } : warning,
        ),
      };
    case 'outcome-recorded':
      return {
        ...state,
        incidents: state.incidents.map((incident) =>
          incident.incidentId === event.incidentId
            ? { ...incident, outcomes: [...(incident.outcomes ?? []), event.outcome] }
            : incident,
        ),
      };
    case 'level-changed':
      return atLevel(state, levelOf(event), event.owner, event.plan);
    case 'level-kept':
      return state;
    case 'exited':
      return outOfControl(state, event.at);
    case 'plan-changed':
      return { ...state, plan: event.plan, planSince: event.at };
    case 'owner-assigned': {
      const { standIn: _, ...rest } = state;
      return { ...rest, owner: event.owner, ...(event.standIn === undefined ? {} : { standIn: event.standIn }) };
    }
    case 'owner-returned': {
      const { standIn: _, ...rest } = state;
      return { ...rest, owner: event.owner };
    }
    case 'protection-order-recorded':
    case 'protection-order-expired':
    case 'protection-order-revoked':
    case 'protection-order-applied':
    case 'protection-order-refused':
    case 'protection-order-decision-overdue':
    case 'protection-order-helped':
    case 'protection-order-breached':
      return onOrders(state, event);
    case 'warning-issued':
      return { ...state, warnings: [...state.warnings, event.warning] };
    case 'warning-delivered':
      return withWarning(state, event.warningId, {
        delivered: { at: event.deliveredAt, refused: event.refused, note: event.note },
      });
    case 'warning-copy-handed':
      return withWarning(state, event.warningId, { victimCopyAt: event.handedAt });
    case 'incident-decided':
      return withIncident(state, event.incidentId, { decision: { ...event.decision, at: event.at } });
    case 'warning-decision-overdue':
      return withIncident(state, event.incidentId, { lapsedAt: event.at });
    case 'warning-visit-counted':
      return withWarning(state, event.warningId, { countedOn: event.visitedOn, clean: event.clean });
    case 'warning-ended':
      return withWarning(state, event.warningId, { endedAt: event.at });
    case 'dispute-noted':
      return { ...state, disputeIds: [...state.disputeIds, event.disputeId] };
    case 'mediation-cleared':
      return {
        ...state,
        clearances: [
          ...state.clearances.filter((clearance) => clearance.disputeId !== event.clearance.disputeId),
          event.clearance,
        ],
      };
    case 'disclosed':
      return { ...state, disclosures: [...state.disclosures, event.disclosure] };
    case 'document-sealed':
    case 'document-unsealed':
      return { ...state, ...sealedAfter(state, event) };
    case 'merged-in':
      return mergedIn(state, event);
    case 'merged-into':
      return mergedInto(state, event);
    case 'deadlines-redated':
      return state;
    default:
      return unknownEvent(event);
  }
}

function withWarning(state: HouseholdState, warningId: string, change: Partial<Warning>): HouseholdState {
  const warnings = state.warnings.map((each) => (each.warningId === warningId ? { ...each, ...change } : each));
  return { ...state, warnings };
}

function withIncident(state: HouseholdState, incidentId: string, change: Partial<Incident>): HouseholdState {
  const incidents = state.incidents.map((each) => (each.incidentId === incidentId ? { ...each, ...change } : each));
  return { ...state, incidents };
}

function reopenedAt({ level, at, reason }: HouseholdEvent & { type: 'reopened' }): LevelPeriod {
  return { level, from: at, cause: 'reopened', ...(reason === undefined ? {} : { reason }) };
}

function levelOf({ to, at, cause, reason }: HouseholdEvent & { type: 'level-changed' }): LevelPeriod {
  return { level: to, from: at, cause, ...(reason === undefined ? {} : { reason }) };
}

/** Level, owner and plan change in one step: the plan for another level is a plan that must be made. */
function atLevel(state: HouseholdState, period: LevelPeriod, owner: Owner, plan: TextRef | undefined): HouseholdState {
  const { level, from } = period;
  const { standIn, ...rest } = state;
  // Who stands in goes on doing so where the level leaves the owner as it is.
  const isKept = standIn !== undefined && owner.userId === state.owner.userId;
  const levels = [...state.levels, period];
  return { ...rest, level, levels, owner, plan: plan ?? null, planSince: from, ...(isKept ? { standIn } : {}) };
}

function unknownEvent(event: never): never {
  throw new RangeError(`unknown event ${JSON.stringify(event)}`);
}
