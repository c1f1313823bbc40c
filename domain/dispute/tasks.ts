import type { Surroundings, Task } from '../decider.ts';
import { desks } from '../organisation/desks.ts';
import { organisationOf } from '../organisation/tree.ts';
import { levelOf } from '../policy/lookups.ts';
import { type DeadlineKind, isAlertOpen, isUndecided } from './deadlines.ts';
import { awaitsDecision, hasFailed, liveAgreements } from './live-agreements.ts';
import { courtsMassTasks, ownersMassTask } from './mass-tasks.ts';
import { countyOf, dispatchAlarmReceiver } from './place.ts';
import type { DisputeState } from './state.ts';

/**
 * 待办: who is awaited, for what, since when, and what happens otherwise. The first is what the case itself waits for
 * (`waitingFor`) and exists for every open case: a case lies in nobody's hands at no time.
 */
export function tasksOf(state: DisputeState, surroundings: Surroundings): Task[] {
  if (state.status === 'closed') return supervisionTasks(state, surroundings);
  return [
    stageTask(state, surroundings),
    ...courtsMassTasks(state, surroundings).slice(ownersMassTask(state) === null ? 1 : 0),
    ...supervisionTasks(state, surroundings),
    ...alertTasks(state, surroundings),
    ...clearanceTasks(state, surroundings),
    ...contactTasks(state, surroundings),
  ];
}

/** With a mediator in charge, who may recuse. */
const MEDIATED: ReadonlySet<DisputeState['status']> = new Set(['mediating', 'suspended', 'agreed']);

function stageTask(state: DisputeState, surroundings: Surroundings): Task {
  if (state.mediatorMissingSince !== null && MEDIATED.has(state.status)) {
    return ownerDesk(state, surroundings, 'replace-mediator', state.mediatorMissingSince, ['idle']);
  }
  switch (state.status) {
    case 'registered':
      return dispatchTask(state, surroundings);
    case 'offered':
      return state.offer === null || state.offer.kind === 'escalation'
        ? dispatchTask(state, surroundings)
        : offerTask(state, surroundings);
    case 'suspended':
      return ownerTask(
        state,
        surroundings,
        'resume',
        state.suspension?.since ?? state.lastActionAt,
        'suspension-review',
      );
    case 'agreed':
      return agreementTask(state, surroundings);
    default:
      return mediationTask(state, surroundings);
  }
}

/** 待分拨: the owner's desk; once the county is alarmed, the county. */
function dispatchTask(state: DisputeState, surroundings: Surroundings): Task {
  if (isUndecided(state) && state.undecided !== null) return decisionTask(state, state.undecided, surroundings);
  if (state.dispatchAlarm === 2) {
    const county = countyOf(state, surroundings);
    if (county !== null) {
      const since = state.dispatchAlarmAt ?? state.dispatchSince;
      const { roles } = surroundings.policy.county;
      return withDeadline(state, ['idle'], { what: 'dispatch', organisationId: county.id, roles, since });
    }
  }
  return ownerDispatchTask(state, surroundings);
}

function ownerDispatchTask(state: DisputeState, surroundings: Surroundings): Task {
  const kinds: DeadlineKind[] = state.dispatchAlarm === 0 ? ['dispatch'] : ['dispatch-county', 'idle'];
  return ownerDesk(state, surroundings, 'dispatch', state.dispatchSince, kinds);
}

/** 反复退回的处理: whose case it is, by dispatching it. */
function decisionTask(
  state: DisputeState,
  { organisationId, since }: NonNullable<DisputeState['undecided']>,
  { organisations }: Surroundings,
): Task {
  const { intake: roles } = desks[organisationOf(organisations, organisationId).kind];
  return withDeadline(state, ['decision'], { what: 'decide-owner', organisationId, roles, since });
}

/** 待受理. A pressed court stays awaited; the county watches it on its list. */
function offerTask(state: DisputeState, surroundings: Surroundings): Task {
  const { offer } = state;
  if (offer === null) return dispatchTask(state, surroundings);
  const { kind } = organisationOf(surroundings.organisations, offer.toOrganisationId);
  return withDeadline(state, offer.pressed ? ['idle'] : ['accept', 'court-accept'], {
    what: 'accept',
    organisationId: offer.toOrganisationId,
    roles: desks[kind].intake,
    userId: offer.mediatorFrom === undefined ? offer.mediatorId : undefined,
    since: offer.at,
  });
}

function mediationTask(state: DisputeState, surroundings: Surroundings): Task {
  const { mediation } = state;
  const isCourt = levelOf(surroundings.policy, state.level).stage === 'court';
  const since = state.path.at(-1)?.from ?? state.openedAt;
  if (isCourt && mediation?.startedAt === null) return ownerTask(state, surroundings, 'sign-for', since, 'idle');
  if (isCourt && mediation?.expiredAt) {
    return ownerDesk(state, surroundings, 'file-for-litigation', mediation.expiredAt, ['idle']);
  }
  return ownerTask(state, surroundings, 'mediate', mediation?.startedAt ?? since, 'mediate');
}

/** 跟踪协议; and after a default or a rejected confirmation, a decision. */
function agreementTask(state: DisputeState, surroundings: Surroundings): Task {
  if (awaitsDecision(state)) {
    const since = liveAgreements(state).find(hasFailed)?.since ?? state.lastActionAt;
    return ownerTask(state, surroundings, 'decide-after-default', since, 'idle');
  }
  const since = state.agreed?.since ?? state.lastActionAt;
  const what = state.mass === null ? 'follow-agreement' : ownersMassTask(state);
  if (what !== null) return ownerTask(state, surroundings, what, since, 'agreement-review');
  const [task] = courtsMassTasks(state, surroundings);
  return task === undefined
    ? ownerTask(state, surroundings, 'follow-agreement', since, 'agreement-review')
    : withDeadline(state, ['agreement-review'], task);
}

function supervisionTasks(state: DisputeState, surroundings: Surroundings): Task[] {
  const tasks: Task[] = [];
  const { supervision } = state;
  const { organisations, policy } = surroundings;
  if (supervision !== null) {
    const { kind } = organisationOf(organisations, supervision.organisationId);
    tasks.push(
      withDeadline(state, ['supervision-answer'], {
        what: 'answer-supervision',
        organisationId: supervision.organisationId,
        roles: desks[kind].intake,
        since: supervision.since,
      }),
    );
  }
  if (state.offer?.pressed) {
    const county = countyOf(state, surroundings);
    const { roles } = policy.county;
    if (county !== null) tasks.push({ what: 'press-court', organisationId: county.id, roles, since: state.offer.at });
  }
  if (isUndecided(state) && state.undecided !== null && state.status !== 'registered') {
    tasks.push(decisionTask(state, state.undecided, surroundings));
  }
  if (state.dispatchAlarm > 0 && !isUndecided(state)) tasks.push(...dispatchAlarmTasks(state, surroundings));
  return tasks;
}

/** Whoever is above an owner that does not dispatch may dispatch in its place; the owner still may, even after the county. */
function dispatchAlarmTasks(state: DisputeState, surroundings: Surroundings): Task[] {
  const awaited = dispatchTask(state, surroundings).organisationId;
  const owner = state.owner.organisationId;
  const tasks = awaited === owner ? [] : [ownerDispatchTask(state, surroundings)];
  const alarmed = dispatchAlarmReceiver(state, surroundings);
  if (alarmed === owner || alarmed === awaited) return tasks;
  const roles = desks[organisationOf(surroundings.organisations, alarmed).kind].intake;
  const since = state.dispatchAlarmAt ?? state.dispatchSince;
  return [
    ...tasks,
    withDeadline(state, ['dispatch-county', 'idle'], { what: 'dispatch', organisationId: alarmed, roles, since }),
  ];
}

function alertTasks(state: DisputeState, surroundings: Surroundings): Task[] {
  const { alert } = state;
  if (alert === null || !isAlertOpen(state, surroundings.policy)) return [];
  return alert.awaiting
    .filter((organisationId) => !alert.acknowledged.includes(organisationId))
    .map((organisationId) => {
      const { kind } = organisationOf(surroundings.organisations, organisationId);
      const { intake: roles } = desks[kind];
      const task: Task = { what: 'acknowledge', organisationId, roles, since: alert.raisedAt };
      // Once it went on to the chief and the county it is overdue for everybody who has not acknowledged.
      return alert.escalated ? { ...task, dueAt: alert.escalatedAt } : withDeadline(state, ['alert-acknowledge'], task);
    });
}

/** 联系当事人: the next time by the contact schedule of the colour, or overdue. */
function contactTasks(state: DisputeState, surroundings: Surroundings): Task[] {
  const { contact } = state;
  if (contact === null || state.mediation?.startedAt == null || state.mediation.expiredAt !== null) return [];
  const task = ownerTask(state, surroundings, 'contact-parties', contact.last, 'contact');
  return [contact.overdueSince === null ? task : { ...task, dueAt: contact.overdueSince }];
}

/** 书面意见: without it no session is held; given in the station's own file. */
function clearanceTasks({ guard }: DisputeState, { organisations }: Surroundings): Task[] {
  if (!guard.warnings.includes('awaits-clearance') || guard.since === null) return [];
  const { since } = guard;
  return guard.stations.map((organisationId) => {
    const { intake: roles } = desks[organisationOf(organisations, organisationId).kind];
    return { what: 'clear-mediation', organisationId, roles, since };
  });
}

/** For the mediator in charge – in the house that lends them, if they are borrowed – or any mediator of the owner where none is named. */
function ownerTask(
  state: DisputeState,
  surroundings: Surroundings,
  what: string,
  since: string,
  until: DeadlineKind,
): Task {
  const { mediatorId, mediatorFrom } = state.owner;
  const organisationId = mediatorFrom ?? state.owner.organisationId;
  const roles = desks[organisationOf(surroundings.organisations, organisationId).kind].mediators;
  return withDeadline(state, [until], { what, organisationId, roles, userId: mediatorId, since });
}

/** For the owner's desk: who takes in and dispatches. */
function ownerDesk(
  state: DisputeState,
  surroundings: Surroundings,
  what: string,
  since: string,
  until: DeadlineKind[],
): Task {
  const { organisationId } = state.owner;
  const roles = desks[organisationOf(surroundings.organisations, organisationId).kind].intake;
  return withDeadline(state, until, { what, organisationId, roles, since });
}

function withDeadline(state: DisputeState, kinds: DeadlineKind[], task: Task): Task {
  const deadline = kinds
    .map((kind) => state.deadlines.find((candidate) => candidate.kind === kind))
    .find((candidate) => candidate !== undefined);
  return deadline === undefined ? task : { ...task, dueAt: deadline.dueAt, then: deadline.then };
}
