import type { DecisionContext, TextRef } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { HouseholdCommandOf, IncidentReport, Officer } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import { assertKnownLevel, householdLevelOf, isGraver } from './levels.ts';
import { ownerFor } from './owners.ts';
import { visitAfterViolence } from './schedule.ts';
import type { HouseholdState, Incident } from './state.ts';

/** 新发家暴警情: raises at once, without waiting for the meeting, and calls for a visit within hours. */
export function reportIncident(
  state: HouseholdState,
  command: HouseholdCommandOf<'report-incident'>,
  context: DecisionContext,
): HouseholdFact[] {
  const { report, level, plan, staff } = command;
  assertHappened(report, context);
  if (level !== undefined) assertRaises(state, level, context);
  const incident: Incident = acceptedIncident(report, 'report', context);
  return violence(state, incident, { level, plan, staff }, context);
}

/** 民转刑, 刑转命: often known only long after the call. */
export function recordOutcome(
  state: HouseholdState,
  { incidentId, outcome }: HouseholdCommandOf<'record-outcome'>,
): HouseholdFact[] {
  const incident = state.incidents.find((candidate) => candidate.incidentId === incidentId);
  if (incident === undefined) throw new DomainError('invalid', '没有这次警情', { path: 'incidentId' });
  if (incident.outcomes?.includes(outcome)) throw new DomainError('invalid', '已经登记', { path: 'outcome' });
  return [{ type: 'outcome-recorded', incidentId, outcome }];
}

/** What follows from violence, however it became known: on record, raised, and visited soon. */
export function violence(
  state: HouseholdState,
  incident: Incident,
  given: { level?: string | undefined; plan?: TextRef | undefined; staff: readonly Officer[] },
  context: DecisionContext,
): HouseholdFact[] {
  const { policy } = context;
  const level = given.level ?? policy.household.incidentLevel;
  const next = visitAfterViolence(state.next, context);
  const reported: HouseholdFact = { type: 'incident-reported', incident };
  const scheduled: HouseholdFact = { type: 'visit-scheduled', next };
  const plan = given.plan === undefined ? {} : { plan: given.plan };
  if (state.status === 'exited') {
    return [
      { type: 'reopened', level, owner: ownerFor(level, null, given.staff, context), ...plan },
      reported,
      scheduled,
    ];
  }
  if (!isGraver(policy, level, state.level)) {
    return [
      reported,
      ...(given.plan === undefined ? [] : [{ type: 'plan-changed', plan: given.plan } as const]),
      scheduled,
    ];
  }
  const owner = ownerFor(level, state.owner, given.staff, context);
  return [
    reported,
    { type: 'level-changed', from: state.level, to: level, cause: 'violence', owner, ...plan },
    scheduled,
  ];
}

/** 受理: from this moment the hours run in which a warning is decided on (公通字〔2024〕34号 8). */
export function acceptedIncident(
  report: IncidentReport,
  cause: Incident['cause'],
  { now }: Pick<DecisionContext, 'now'>,
): Incident {
  return { ...report, reportedAt: now, acceptedAt: report.acceptedAt ?? now, cause };
}

export function assertHappened({ occurredAt, acceptedAt }: IncidentReport, { now }: DecisionContext): void {
  if (occurredAt > now) throw new DomainError('invalid', '警情时间不能在今后', { path: 'at' });
  if (acceptedAt !== undefined && (acceptedAt > now || acceptedAt < occurredAt)) {
    throw new DomainError('invalid', '受理时间须在警情发生之后、现在之前', { path: 'acceptedAt' });
  }
}

/** Only upward; at the gravest level there is nothing above. */
function assertRaises(state: HouseholdState, level: string, { policy }: DecisionContext): void {
  assertKnownLevel(policy, level, 'level');
  if (state.status === 'exited') return;
  const isTop = policy.household.levels.every(({ order }) => order <= householdLevelOf(policy, state.level).order);
  if (isGraver(policy, level, state.level) || (isTop && level === state.level)) return;
  throw new DomainError('rule-broken', '发生新的警情只能提高管控等级', { path: 'level' });
}
