import { type Clock, dateClocks } from '../clock.ts';
import type { Deadline, DecisionContext } from '../decider.ts';
import type { Role } from '../organisation/actor.ts';
import type { Policy, SourcedPeriod } from '../policy/policy.ts';
import { daysBetween } from '../time/civil-date.ts';
import { dateOf, startOfDay } from '../time/instant.ts';
import { inTime } from './decisions.ts';
import { isAtLeast } from './levels.ts';
import { pendingApplications } from './order-applications.ts';
import type { HouseholdState, NextVisit } from './state.ts';

export type DeadlineKind =
  | 'revisit'
  | 'revisit-reminder'
  | 'revisit-escalation'
  | 'decide-warning'
  | 'decide-warning-reminder'
  | 'stand-in'
  | 'protection-order-decision'
  | 'protection-order'
  | 'protection-order-reminder';

/** 期限: every clock that runs in this state. The next visit was dated when it was called for and keeps that date. */
export function deadlinesOf(
  state: HouseholdState,
  { policy, calendar }: Pick<DecisionContext, 'policy' | 'calendar'>,
  mode: 'keep' | 'redate' = 'keep',
): Deadline[] {
  if (state.status === 'exited' || state.next === null) return [];
  const clocks = [
    ...visitClocks(state, state.next, policy),
    ...standInClocks(state),
    ...warningClocks(state, policy),
    ...applicationClocks(state, policy),
    ...orderClocks(state, policy),
  ];
  const running = [datedVisit(state.next), ...(mode === 'keep' ? state.deadlines : [])];
  return dateClocks(clocks, { running, reminded: state.reminded }, calendar);
}

/** 责任人 → 副所长 → 所长: an overdue visit goes up, and stays with the last of them until it is made. */
function visitClocks(state: HouseholdState, next: NextVisit, policy: Policy): Clock<DeadlineKind>[] {
  const { overdue } = state;
  if (overdue === null) {
    const { startedAt, period, source } = next;
    const { revisit: before, source: remindSource } = policy.household.reminders;
    const remind = [{ kind: 'revisit-reminder', before, then: 'remind', source: remindSource } as const];
    return [{ kind: 'revisit', startedAt, period, source, then: 'revisit-overdue', remind }];
  }
  const { to, after } = nextTold(next, overdue.told, policy);
  return [{ kind: 'revisit-escalation', startedAt: overdue.at, ...after, then: `press-${to}` }];
}

/** Who hears next of an overdue visit, and when; whoever should have made it hears of it at once. */
export function nextTold(next: NextVisit, told: readonly Role[], policy: Policy): { to: Role; after: SourcedPeriod } {
  const { ladder, again } = policy.household.overdue;
  const above = ladder.filter(({ role }) => role !== next.by && isAtLeast(policy, role, next.by));
  const step = above.find(({ role }) => !told.includes(role));
  if (step !== undefined) return { to: step.role, after: step.after };
  return { to: above.at(-1)?.role ?? next.by, after: again };
}

/** 七十二小时: every report of violence that was accepted is decided in time, or the chief presses (公通字〔2024〕34号 8). */
function warningClocks(state: HouseholdState, policy: Policy): Clock<DeadlineKind>[] {
  const { reminders, warning } = policy.household;
  return inTime(state).map(({ incidentId, acceptedAt }) => ({
    kind: 'decide-warning',
    about: incidentId,
    startedAt: acceptedAt,
    ...warning.decide,
    then: `press-${warning.pressedBy}`,
    remind: [
      { kind: 'decide-warning-reminder', before: reminders.decideWarning, then: 'remind', source: reminders.source },
    ],
  }));
}

/** 代管期满: at the end of the last day of the absence. */
function standInClocks({ standIn }: HouseholdState): Clock<DeadlineKind>[] {
  if (standIn === undefined) return [];
  const { since: startedAt, until } = standIn;
  const period = { unit: 'calendar-days', n: daysBetween(dateOf(startedAt), until), rolls: false } as const;
  return [{ kind: 'stand-in', startedAt, period, source: '所领导决定', then: 'owner-returned' }];
}

/** The court's own hours (反家庭暴力法 28); when they are over, the owner asks. */
function applicationClocks(state: HouseholdState, policy: Policy): Clock<DeadlineKind>[] {
  const { decide, decideUrgent } = policy.household.protectionOrder;
  return pendingApplications(state)
    .filter(({ lapsedAt }) => lapsedAt === undefined)
    .map(({ applicationId, acceptedAt, urgent }) => ({
      kind: 'protection-order-decision',
      about: applicationId,
      startedAt: acceptedAt,
      ...(urgent ? decideUrgent : decide),
      then: 'ask-court',
    }));
}

function orderClocks(state: HouseholdState, policy: Policy): Clock<DeadlineKind>[] {
  const { protectionOrder, reminders } = policy.household;
  return state.orders
    .filter((order) => order.expiredAt === undefined)
    .map((order) => ({
      kind: 'protection-order',
      about: order.orderId,
      startedAt: startOfDay(order.issuedOn),
      period: { ...protectionOrder.longest, n: order.months },
      source: protectionOrder.source,
      then: 'protection-order-over',
      remind: [
        {
          kind: 'protection-order-reminder',
          before: reminders.protectionOrder,
          then: 'remind',
          source: reminders.source,
        },
      ],
    }));
}

function datedVisit({ startedAt, period, source, dueAt, dueOn }: NextVisit): Deadline {
  return {
    kind: 'revisit',
    startedAt,
    period,
    dueAt,
    lastDay: dueOn,
    then: 'revisit-overdue',
    source,
    provisional: false,
  };
}
