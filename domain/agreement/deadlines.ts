import { type Clock, dateClocks } from '../clock.ts';
import type { Deadline, DecisionContext } from '../decider.ts';
import type { AgreementPolicy } from '../policy/agreement-policy.ts';
import { type CivilDate, daysBetween } from '../time/civil-date.ts';
import { dateOf, startOfDay } from '../time/instant.ts';
import type { Period } from '../time/period.ts';
import { hasFailed } from './ending.ts';
import { has, owedObligations } from './obligations.ts';
import type { AgreementState, Obligation } from './state.ts';

export type AgreementDeadlineKind =
  | 'signing'
  | 'signing-coordinator'
  | 'confirmation-window'
  | 'confirmation-reminder'
  | 'confirmation-accept'
  | 'confirmation-decide'
  | 'confirmation-decide-special'
  | 'objection-party'
  | 'objection-interested'
  | 'enforce-by'
  | 'enforce-reminder'
  | 'obligation-reminder'
  | 'obligation-due'
  | 'obligation-end'
  | 'default'
  | 'follow-up'
  | 'review';

type AgreementClock = Clock<AgreementDeadlineKind>;

const DUE_SOURCE = '民法典 203';

/** 期限: every clock that runs in this state, dated. While the agreement is open there always is one. */
export function deadlinesOf(
  state: AgreementState,
  { policy, calendar }: Pick<DecisionContext, 'policy' | 'calendar'>,
  mode: 'keep' | 'redate' = 'keep',
): Deadline[] {
  if (state.ending !== null) return [];
  const running = mode === 'keep' ? state.deadlines : [];
  const clocks = clocksOf(state, policy.agreement);
  return dateClocks(clocks, { running, reminded: state.reminded }, calendar);
}

function clocksOf(state: AgreementState, policy: AgreementPolicy): AgreementClock[] {
  if (state.effectiveOn === null) return [...signingClocks(state, policy), ...reviewClock(state, policy)];
  return [
    ...applicationClocks(state, state.effectiveOn, policy),
    ...courtClocks(state, policy),
    ...objectionClocks(state, policy),
    ...enforcementClock(state, policy),
    ...owedObligations(state).flatMap((obligation) => obligationClocks(state, obligation, policy)),
    ...followUpClock(state, state.effectiveOn, policy),
    ...reviewClock(state, policy),
  ];
}

/** 签名未齐: the mediator hears of it, then the coordinator. */
function signingClocks(state: AgreementState, policy: AgreementPolicy): AgreementClock[] {
  const { signingSince, signingAlarm, signingAlarmAt } = state;
  if (signingAlarm === 0) {
    return [{ kind: 'signing', startedAt: signingSince, ...policy.signing, then: 'alarm-mediator' }];
  }
  if (signingAlarm === 1 && signingAlarmAt !== null) {
    const timer = policy.signingCoordinator;
    return [{ kind: 'signing-coordinator', startedAt: signingAlarmAt, ...timer, then: 'alarm-coordinator' }];
  }
  return [];
}

/** 共同申请期间: thirty days of the day of effect (人民调解法 33), while nobody has applied or the application came to nothing. */
function applicationClocks(state: AgreementState, effectiveOn: CivilDate, policy: AgreementPolicy): AgreementClock[] {
  const { status, window } = state.confirmation;
  const isWaiting = ['none', 'proposed', 'not-accepted', 'withdrawn'].includes(status);
  if (!isWaiting || window?.closed || state.status === 'performed') return [];
  const { window: timer, remindBefore: before, remindSource: source } = policy.confirmation;
  const remind = [{ kind: 'confirmation-reminder', before, then: 'remind', source }] as const;
  return [{ kind: 'confirmation-window', startedAt: startOfDay(effectiveOn), ...timer, then: 'window-closes', remind }];
}

/** 法院的审查期限: three days to accept; then fifteen (and ten) days to decide, beside thirty of the special procedure. */
function courtClocks(state: AgreementState, { confirmation: policy }: AgreementPolicy): AgreementClock[] {
  const { status, application, overdue } = state.confirmation;
  const isLeft = ({ kind }: AgreementClock) => !overdue.includes(kind);
  const then = 'press-court';
  if (status === 'applied' && application?.appliedAt != null) {
    const startedAt = application.appliedAt;
    return [{ kind: 'confirmation-accept', startedAt, ...policy.accept, then } as const].filter(isLeft);
  }
  if (status !== 'accepted' || application?.acceptedAt == null) return [];
  const startedAt = application.acceptedAt;
  const { period, source } = policy.decide;
  const extended = { ...period, n: period.n + application.extendedDays };
  return (
    [
      { kind: 'confirmation-decide', startedAt, period: extended, source, then },
      { kind: 'confirmation-decide-special', startedAt, ...policy.decideSpecial, then },
    ] as const
  ).filter(isLeft);
}

/** 异议期间 (民诉法解释 372): nothing follows but that the ruling stands. */
function objectionClocks(state: AgreementState, { confirmation: policy }: AgreementPolicy): AgreementClock[] {
  const { status, decision, objectionsClosed } = state.confirmation;
  if (status !== 'confirmed' || decision === null) return [];
  const startedAt = decision.at;
  const { party, interested } = policy.objection;
  const then = 'ruling-stands';
  const clocks: AgreementClock[] = [];
  if (!objectionsClosed.includes('party')) clocks.push({ kind: 'objection-party', startedAt, ...party, then });
  if (!objectionsClosed.includes('interested-person')) {
    clocks.push({ kind: 'objection-interested', startedAt, ...interested, then });
  }
  return clocks;
}

/** 申请执行期间: two years of the last term of performance; of instalments, of the last (民事诉讼法 250). */
function enforcementClock(state: AgreementState, policy: AgreementPolicy): AgreementClock[] {
  if (state.confirmation.status !== 'confirmed' || state.enforcementPeriodOver || has(state, 'enforcing')) return [];
  if (owedObligations(state).length === 0) return [];
  const last = state.obligations.reduce((latest, { dueOn }) => (dueOn > latest ? dueOn : latest), '');
  const { period, remindBefore: before, remindSource: source } = policy.enforcement;
  const remind = [{ kind: 'enforce-reminder', before, then: 'remind', source }] as const;
  return [{ kind: 'enforce-by', startedAt: startOfDay(last), ...period, then: 'enforcement-period-over', remind }];
}

/** 履行期限, rolled over rest days as any period (民法典 203); then supervised (人民调解法 31); then in default. */
function obligationClocks(state: AgreementState, obligation: Obligation, policy: AgreementPolicy): AgreementClock[] {
  const { obligationId: about, status, overdueAt } = obligation;
  const { untilDefault, remindBefore: before, remindSource } = policy.performance;
  if (status === 'overdue' && overdueAt !== null) {
    return [{ kind: 'default', about, startedAt: overdueAt, ...untilDefault, then: 'default' }];
  }
  if (status !== 'pending' && status !== 'due') return [];
  const reminder = { kind: 'obligation-reminder', before, then: 'remind', source: remindSource } as const;
  const dayItself = { kind: 'obligation-due', before: [1], then: 'due', source: DUE_SOURCE } as const;
  const remind = status === 'due' ? [reminder] : [reminder, dayItself];
  return [
    {
      kind: 'obligation-end',
      about,
      startedAt: startOfDay(dateOf(state.draftedAt)),
      period: untilDay(dateOf(state.draftedAt), obligation.dueOn),
      source: DUE_SOURCE,
      then: 'supervise',
      remind,
    },
  ];
}

function untilDay(from: CivilDate, to: CivilDate): Period {
  return { unit: 'calendar-days', n: daysBetween(from, to), rolls: true };
}

function followUpClock(state: AgreementState, effectiveOn: CivilDate, policy: AgreementPolicy): AgreementClock[] {
  if (state.followUps.length > 0 || state.followUpOverdue) return [];
  return [{ kind: 'follow-up', startedAt: startOfDay(effectiveOn), ...policy.followUp, then: 'alarm-coordinator' }];
}

/** Waits for a decision, or for somebody who was pressed in vain: no clock of its own would bring it up again. */
function needsReview(state: AgreementState): boolean {
  const { overdue, objection } = state.confirmation;
  const isPressedInVain = state.signingAlarm === 2 || (state.followUpOverdue && state.followUps.length === 0);
  return isPressedInVain || hasFailed(state) || overdue.length > 0 || objection !== null;
}

function reviewClock(state: AgreementState, policy: AgreementPolicy): AgreementClock[] {
  if (!needsReview(state)) return [];
  return [{ kind: 'review', startedAt: state.reviewFrom, ...policy.review, then: 'alarm-coordinator' }];
}
