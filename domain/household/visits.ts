import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { HouseholdCommandOf } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import { dateOf, toldBefore } from '../time/instant.ts';
import { acceptedIncident, violence } from './incidents.ts';
import { householdLevelOf } from './levels.ts';
import { type Rhythm, visitAfterVisit } from './schedule.ts';
import { type HouseholdState, type NextVisit, VISIT_ELEMENTS, type Visit, type VisitReport } from './state.ts';
import { afterCleanVisit, warningInForce } from './warnings.ts';

/**
 * 回访: it counts with all four 到位 and the victim heard alone; an incomplete one is on record and leaves the visit due.
 * Violence that it finds is an incident.
 */
export function recordRevisit(
  state: HouseholdState,
  { report, staff }: HouseholdCommandOf<'record-revisit'>,
  context: DecisionContext,
): HouseholdFact[] {
  const pending = state.next;
  if (pending === null) throw new RangeError(`${state.id} is under control without a visit due`);
  if (report.visitedAt > context.now) throw new DomainError('invalid', '回访时间不能在今后', { path: 'at' });
  if (toldBefore(report.visitedAt, state.openedAt))
    throw new DomainError('invalid', '回访时间不能早于建档', { path: 'at' });
  const visit: Visit = { ...report, byUserId: context.actor.userId, complete: isComplete(report, pending) };
  const visited: HouseholdFact = { type: 'visited', visit };
  if (report.violenceRecurred) {
    const { visitId: incidentId, visitedAt: occurredAt, feedback: detail } = report;
    const incident = acceptedIncident({ incidentId, occurredAt, detail }, 'revisit', context);
    const made = visit.complete ? { ...state, next: null } : state;
    return [visited, ...violence(made, incident, { staff }, context)];
  }
  if (!visit.complete) return [visited];
  const after = afterCleanVisit(state, visit, context);
  return [
    visited,
    ...after,
    { type: 'visit-scheduled', next: visitAfterVisit(pending, visit, rhythmOf(state, context)) },
  ];
}

/** 安排回访: for today or later, and not for a day after the last on which it is in time – unless that is past anyhow. */
export function planVisit(
  { next }: HouseholdState,
  { on }: HouseholdCommandOf<'plan-visit'>,
  { now }: DecisionContext,
): HouseholdFact[] {
  const today = dateOf(now);
  if (on < today) throw new DomainError('invalid', '计划日期不能早于今天', { path: 'on' });
  if (next !== null && next.dueAt > now && on > next.dueOn) {
    throw new DomainError('rule-broken', `计划日期不能晚于回访期限 ${next.dueOn}`, { path: 'on' });
  }
  return [{ type: 'visit-planned', on }];
}

/** The level's, or that of a warning in force if it asks for more. */
function rhythmOf(state: HouseholdState, { policy }: DecisionContext): Rhythm {
  const { ownerRole: by, revisit } = householdLevelOf(policy, state.level);
  const { warning } = policy.household;
  const isWarned = warningInForce(state) !== undefined && warning.revisit.period.n < revisit.period.n;
  return { by, ...(isWarned ? warning.revisit : revisit) };
}

function isComplete(report: VisitReport, pending: NextVisit): boolean {
  return lacksOf(report, pending).length === 0;
}

/** 不算数的原因 of a visit: which of the four was not done, that the victim was not heard alone, or that it came too early. */
export type VisitLack = (typeof VISIT_ELEMENTS)[number] | 'victimAlone' | 'early';

type Told = Record<(typeof VISIT_ELEMENTS)[number], { done: boolean }> & Pick<VisitReport, 'victimAlone' | 'visitedAt'>;

export function lacksOf(report: Told, pending: Pick<NextVisit, 'since'>): VisitLack[] {
  return [
    ...VISIT_ELEMENTS.filter((element) => !report[element].done),
    ...(report.victimAlone ? [] : (['victimAlone'] as const)),
    ...(toldBefore(report.visitedAt, pending.since) ? (['early'] as const) : []),
  ];
}
