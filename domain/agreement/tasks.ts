import type { Surroundings, Task } from '../decider.ts';
import { desks } from '../organisation/desks.ts';
import { organisationOf } from '../organisation/tree.ts';
import type { Instant } from '../time/instant.ts';
import type { AgreementDeadlineKind } from './deadlines.ts';
import { has, owedObligations } from './obligations.ts';
import { pressingOrganisation } from './place.ts';
import type { AgreementState } from './state.ts';

/**
 * 待办: who is awaited, for what, since when, and what happens otherwise. The first is what the agreement itself waits for
 * (`waitingFor`) and exists for every open one.
 */
export function tasksOf(state: AgreementState, surroundings: Surroundings): Task[] {
  if (state.ending !== null) return [];
  const own = (what: string, since: Instant, until: AgreementDeadlineKind[]) =>
    mediatorTask(state, surroundings, what, since, until);
  if (state.effectiveOn === null) {
    const until: AgreementDeadlineKind[] = ['signing', 'signing-coordinator', 'review'];
    return [own('collect-signatures', state.signingSince, until), ...alarmTask(state, surroundings)];
  }
  const tasks = [
    ...lateTasks(state, own),
    ...courtTask(state, surroundings),
    ...confirmationTasks(state, own),
    ...performanceTask(state, own),
    ...followUpTask(state, own),
  ];
  return [...tasks, ...alarmTask(state, surroundings)];
}

type Own = (what: string, since: Instant, until: AgreementDeadlineKind[]) => Task;

/** 逾期: supervised while there is hope; in default somebody must decide – enforcement, a new mediation, or a suit. */
function lateTasks(state: AgreementState, own: Own): Task[] {
  const tasks: Task[] = [];
  if (has(state, 'defaulted')) tasks.push(own('decide-after-default', sinceLate(state), ['review']));
  if (has(state, 'overdue')) tasks.push(own('urge-performance', sinceLate(state), ['default']));
  if (has(state, 'enforcing')) {
    tasks.push(own('watch-enforcement', state.enforcements.at(-1)?.at ?? state.reviewFrom, ['review']));
  }
  return tasks;
}

function sinceLate(state: AgreementState): Instant {
  const moments = owedObligations(state).flatMap(({ overdueAt }) => (overdueAt === null ? [] : [overdueAt]));
  return moments.sort()[0] ?? state.reviewFrom;
}

/** What lies with the court. */
function courtTask(state: AgreementState, surroundings: Surroundings): Task[] {
  const { status, application, objection } = state.confirmation;
  if (application?.appliedAt == null) return [];
  const { courtId, appliedAt, acceptedAt } = application;
  const roles = desks[organisationOf(surroundings.organisations, courtId).kind].intake;
  const awaited = (what: string, since: Instant, until: AgreementDeadlineKind[]) => [
    withDeadline(state, until, { what, organisationId: courtId, roles, since }),
  ];
  if (objection !== null) return awaited('decide-objection', objection.at, ['review']);
  if (status === 'applied') return awaited('accept-confirmation', appliedAt, ['confirmation-accept', 'review']);
  if (status === 'accepted') {
    const until: AgreementDeadlineKind[] = ['confirmation-decide', 'confirmation-decide-special', 'review'];
    return awaited('decide-confirmation', acceptedAt ?? appliedAt, until);
  }
  return [];
}

function confirmationTasks(state: AgreementState, own: Own): Task[] {
  const { status, decision, window } = state.confirmation;
  if (status === 'proposed' && !window?.closed && state.status !== 'performed') {
    return [own('agree-to-confirmation', state.reviewFrom, ['confirmation-window'])];
  }
  const isRefused = (status === 'rejected' || status === 'revoked') && state.status === 'effective';
  return isRefused ? [own('decide-after-rejection', decision?.at ?? state.reviewFrom, ['review'])] : [];
}

function performanceTask(state: AgreementState, own: Own): Task[] {
  const isOutstanding = has(state, 'pending') || has(state, 'due');
  return isOutstanding ? [own('follow-performance', state.draftedAt, ['obligation-end'])] : [];
}

function followUpTask(state: AgreementState, own: Own): Task[] {
  return state.followUps.length > 0 ? [] : [own('follow-up', state.draftedAt, ['follow-up', 'review'])];
}

/** 督促: whoever is above the committee, once it has been silent too long. */
function alarmTask(state: AgreementState, surroundings: Surroundings): Task[] {
  const pressing = pressingOrganisation(state, surroundings);
  if (state.alarm === null || pressing === null) return [];
  const roles = desks[pressing.kind].intake;
  return [
    withDeadline(state, ['review'], { what: 'urge', organisationId: pressing.id, roles, since: state.alarm.since }),
  ];
}

/** For the mediator in charge – in the house that lends them, if they are borrowed – or any mediator where none is named. */
function mediatorTask(
  state: AgreementState,
  { organisations }: Surroundings,
  what: string,
  since: Instant,
  until: AgreementDeadlineKind[],
): Task {
  const { mediatorId } = state;
  const organisationId = state.mediatorFrom ?? state.organisationId;
  const roles = desks[organisationOf(organisations, organisationId).kind].mediators;
  return withDeadline(state, until, { what, organisationId, roles, userId: mediatorId, since });
}

function withDeadline(state: AgreementState, kinds: AgreementDeadlineKind[], task: Task): Task {
  const deadline = kinds
    .map((kind) => state.deadlines.find((candidate) => candidate.kind === kind))
    .find((candidate) => candidate !== undefined);
  return deadline === undefined ? task : { ...task, dueAt: deadline.dueAt, then: deadline.then };
}
