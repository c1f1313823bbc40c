import type { Task } from '../decider.ts';
import type { Role } from '../organisation/actor.ts';
import { isHoldingMoney, outstanding } from './claims.ts';
import type { EnforcementCommandType } from './commands.ts';
import type { EnforcementDeadlineKind } from './deadlines.ts';
import { inForce } from './measures.ts';
import type { EnforcementState } from './state.ts';

/** 执行局: who enforces, and who takes in and pays out for them. */
const ENFORCERS: readonly Role[] = ['enforcement-judge'];
const DESK: readonly Role[] = ['court-clerk', 'enforcement-judge'];
const JUDGES: readonly Role[] = ['judge'];

/**
 * 待办: whom the court's enforcement waits for. The first is what the enforcement itself waits for and exists while it is
 * open; with nobody else is it ever.
 */
export function tasksOf(state: EnforcementState): Task[] {
  if (state.status === 'closed') return [];
  const tasks = [mainTask(state)];
  if (state.status !== 'referred' && isHoldingMoney(state) && tasks[0]?.what !== 'pay-out') {
    tasks.push(payOutTask(state));
  }
  if (isMeasureAwaited(state)) tasks.push(enforcers(state, 'take-measure', state.clockFrom, ['track', 'fast-track']));
  if (state.status === 'enforcing' && state.trackOverdue) tasks.push(pressing(state));
  return tasks;
}

function mainTask(state: EnforcementState): Task {
  if (state.closing !== null) {
    return withDeadline(state, ['stage', 'track', 'idle'], {
      what: 'approve-closing',
      organisationId: state.courtId,
      roles: JUDGES,
      since: state.closing.at,
    });
  }
  switch (state.status) {
    case 'referred':
      return withDeadline(state, ['accept', 'idle'], {
        what: 'accept',
        organisationId: state.courtId,
        roles: DESK,
        since: state.referredAt,
      });
    case 'instalments':
      return settlementTask(state);
    default:
      return stageTask(state);
  }
}

function stageTask(state: EnforcementState): Task {
  const what = isHoldingMoney(state) && outstanding(state).length === 0 ? 'pay-out' : stageWork(state);
  return what === 'pay-out' ? payOutTask(state) : enforcers(state, what, state.clockFrom, ['stage', 'track', 'idle']);
}

/** Where nothing is owed any more, or everything was tried, the closing. */
function stageWork(state: EnforcementState): EnforcementCommandType {
  if (outstanding(state).length === 0) return 'propose-closing';
  switch (state.stage) {
    case 'initiation':
      return 'serve-notice';
    case 'property-control':
      return 'record-inquiry';
    case 'property-disposal':
      return 'record-disposal';
    default:
      return isHoldingMoney(state) ? 'pay-out' : 'propose-closing';
  }
}

function settlementTask(state: EnforcementState): Task {
  const { settlement } = state;
  const since = settlement?.at ?? state.clockFrom;
  if (outstanding(state).length === 0) {
    return isHoldingMoney(state) ? payOutTask(state) : enforcers(state, 'propose-closing', state.quietSince, ['idle']);
  }
  return settlement?.overdue
    ? enforcers(state, 'resume', settlement.overdue.since, ['resumption', 'idle'])
    : enforcers(state, 'record-payment', since, ['instalment', 'idle']);
}

function payOutTask(state: EnforcementState): Task {
  return withDeadline(state, ['payout', 'stage', 'track', 'idle'], {
    what: 'pay-out',
    organisationId: state.courtId,
    roles: DESK,
    since: state.held?.since ?? state.clockFrom,
  });
}

/** The term of the 执行通知 has passed unpaid, and nothing has been done about it (民事诉讼法 251). */
function isMeasureAwaited(state: EnforcementState): boolean {
  const isDue = state.status === 'enforcing' && state.closing === null && state.notice?.overdue === true;
  return isDue && outstanding(state).length > 0 && inForce(state).length === 0;
}

/** The court's judges see it on their list until it is extended or ends. */
function pressing(state: EnforcementState): Task {
  return withDeadline(state, ['fast-track', 'idle'], {
    what: 'press-enforcement',
    organisationId: state.courtId,
    roles: JUDGES,
    since: state.clockFrom,
  });
}

function enforcers(
  state: EnforcementState,
  what: EnforcementCommandType,
  since: string,
  until: EnforcementDeadlineKind[],
): Task {
  const task: Task = { what, organisationId: state.courtId, roles: ENFORCERS, since };
  return withDeadline(state, until, state.judgeId === undefined ? task : { ...task, userId: state.judgeId });
}

function withDeadline(state: EnforcementState, kinds: EnforcementDeadlineKind[], task: Task): Task {
  const deadline = kinds
    .map((kind) => state.deadlines.find((candidate) => candidate.kind === kind))
    .find((candidate) => candidate !== undefined);
  return deadline === undefined ? task : { ...task, dueAt: deadline.dueAt, then: deadline.then };
}
