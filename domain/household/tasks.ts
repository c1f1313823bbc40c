import type { Surroundings, Task } from '../decider.ts';
import type { Role } from '../organisation/actor.ts';
import { type Instant, startOfDay } from '../time/instant.ts';
import { undecided } from './decisions.ts';
import type { DeadlineKind } from './deadlines.ts';
import { hasUnnamedRoles } from './opening.ts';
import { pendingApplications } from './order-applications.ts';
import type { HouseholdState, NextVisit } from './state.ts';
import { undelivered, warningInForce, withoutVictimCopy } from './warnings.ts';

/** 待办: the visit first, which is due from somebody as long as the household is under control. */
export function tasksOf(state: HouseholdState, surroundings: Pick<Surroundings, 'policy'>): Task[] {
  if (state.status === 'exited' || state.next === null) return [];
  return [
    visitTask(state, state.next),
    ...decisionTasks(state, surroundings),
    ...pressTasks(state),
    ...orderTasks(state),
    ...paperTasks(state),
  ];
}

function visitTask(state: HouseholdState, next: NextVisit): Task {
  const then = state.deadlines.find(({ kind }) => kind === ('revisit' satisfies DeadlineKind))?.then;
  return {
    ...forRole(state, 'revisit', next.by, next.since),
    dueAt: next.dueAt,
    then: then ?? escalation(state)?.then,
  };
}

/** 告诫待决: for the owner while the hours run; once they are over, also for who presses. */
function decisionTasks(state: HouseholdState, { policy }: Pick<Surroundings, 'policy'>): Task[] {
  return undecided(state).flatMap(({ incidentId, acceptedAt, lapsedAt }): Task[] => {
    const clock = state.deadlines.find(({ kind, about }) => kind === 'decide-warning' && about === incidentId);
    const own = {
      ...forRole(state, 'decide-warning', state.owner.role, acceptedAt),
      dueAt: clock?.dueAt ?? lapsedAt,
      then: clock?.then,
    };
    const pressed = { what: 'press-decide-warning', organisationId: state.stationId, since: lapsedAt ?? acceptedAt };
    return lapsedAt === undefined
      ? [own]
      : [own, { ...pressed, roles: [policy.household.warning.pressedBy], dueAt: lapsedAt }];
  });
}

/** 逾期督促: whoever was told of an overdue visit sees that it is made, or makes it. */
function pressTasks(state: HouseholdState): Task[] {
  const { overdue } = state;
  if (overdue === null) return [];
  return overdue.told.map((role) => ({
    what: 'press-revisit',
    organisationId: state.stationId,
    roles: [role],
    since: overdue.since,
    dueAt: overdue.since,
    then: escalation(state)?.then,
  }));
}

/** 人身安全保护令: the court is asked for its decision, an order in force is helped. */
function orderTasks(state: HouseholdState): Task[] {
  const { owner } = state;
  const asked = pendingApplications(state).map(({ applicationId, acceptedAt, lapsedAt }) => {
    const clock = state.deadlines.find(({ about }) => about === applicationId);
    const task = forRole(state, 'await-protection-order', owner.role, acceptedAt);
    return { ...task, dueAt: clock?.dueAt ?? lapsedAt, then: clock?.then };
  });
  const unhelped = state.orders
    .filter(({ expiredAt, helped }) => expiredAt === undefined && helped.length === 0)
    .map(({ issuedOn }) => forRole(state, 'help-protection-order', owner.role, startOfDay(issuedOn)));
  return [...asked, ...unhelped];
}

/** What is still to be done: a warning to be delivered, a plan for the present level, and who did what to whom. */
function paperTasks(state: HouseholdState): Task[] {
  const { owner } = state;
  const tasks: Task[] = [];
  const warning = undelivered(state);
  if (warning !== undefined) tasks.push(forRole(state, 'deliver-warning', owner.role, warning.issuedAt));
  const copy = withoutVictimCopy(state);
  if (copy !== undefined) tasks.push(forRole(state, 'hand-warning-copy', owner.role, copy.issuedAt));
  if (state.villageId === null && needsVillage(state)) {
    tasks.push(forRole(state, 'name-village', owner.role, state.openedAt));
  }
  if (state.plan === null) tasks.push(forRole(state, 'change-plan', owner.role, state.planSince));
  if (hasUnnamedRoles(state.members)) tasks.push(forRole(state, 'change-member', owner.role, state.openedAt));
  return tasks;
}

/** Whether something is in force of which the village's committee must be told (反家庭暴力法 17, 32). */
function needsVillage(state: HouseholdState): boolean {
  return warningInForce(state) !== undefined || state.orders.some(({ expiredAt }) => expiredAt === undefined);
}

/** For the owner by name, where the owner has that role; else for whoever has it. */
function forRole(state: HouseholdState, what: string, role: Role, since: Instant): Task {
  const userId = state.owner.role === role ? state.owner.userId : undefined;
  return { what, organisationId: state.stationId, roles: [role], userId, since };
}

function escalation(state: HouseholdState) {
  return state.deadlines.find(({ kind }) => kind === ('revisit-escalation' satisfies DeadlineKind));
}
