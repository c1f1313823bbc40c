import type { Deadline, DecisionContext } from '../decider.ts';
import type { Level, MediationPeriod, Policy, SourcedPeriod } from '../policy/policy.ts';
import { colourOf, nextLevel, periodFor } from '../policy/lookups.ts';
import type { Calendar } from '../time/calendar.ts';
import { daysBetween } from '../time/civil-date.ts';
import { addHours, dateOf, type Instant } from '../time/instant.ts';
import { endOfPeriod, isSamePeriod, type Period } from '../time/period.ts';
import { awaitsDecision } from './live-agreements.ts';
import { mediationLevel } from './entrustment.ts';
import type { DisputeState, Mediation, Offer } from './state.ts';

/** A clock that must run, before the calendar has dated it. */
interface Clock {
  kind: DeadlineKind;
  startedAt: Instant;
  period: Period;
  source: string;
  then: string;
  /** At how many calendar days before the end which reminder is due. */
  remind?: { kind: DeadlineKind; before: number[] };
}

export type DeadlineKind =
  | 'dispatch'
  | 'dispatch-county'
  | 'accept'
  | 'accept-reminder'
  | 'court-accept'
  | 'mediate'
  | 'mediate-reminder'
  | 'idle'
  | 'supervision-answer'
  | 'suspension-review'
  | 'agreement-review'
  | 'contact'
  | 'decision'
  | 'alert-acknowledge';

/**
 * 期限: every clock that runs in this state, dated. Of a closed case no more than the 督办 that a rating has opened. A clock that already runs (same kind, start and period) keeps the
 * date it was given; a change of colour keeps its start and gives it a new end, which may be past and then acts at once.
 */
export function deadlinesOf(
  state: DisputeState,
  context: Pick<DecisionContext, 'policy' | 'calendar'>,
  mode: 'keep' | 'redate' = 'keep',
): Deadline[] {
  const running = mode === 'keep' ? state.deadlines : [];
  return clocksOf(state, context.policy)
    .flatMap((clock) => withReminders(clock, dated(clock, running, context.calendar), state, context.policy))
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
}

function clocksOf(state: DisputeState, policy: Policy): Clock[] {
  return [...stageClocks(state, policy), ...idleClock(state, policy), ...pressureClocks(state, policy)];
}

function stageClocks(state: DisputeState, policy: Policy): Clock[] {
  switch (state.status) {
    case 'registered':
      return isUndecided(state) ? [] : dispatchClocks(state, policy);
    case 'offered':
      return state.offer === null || state.offer.kind === 'escalation'
        ? dispatchClocks(state, policy)
        : offerClocks(state, state.offer, policy);
    case 'mediating':
      return state.mediation === null
        ? []
        : [...mediationClocks(state, state.mediation, policy), ...contactClock(state, state.mediation, policy)];
    case 'suspended':
      return suspensionClocks(state, policy);
    case 'agreed':
      return agreementClock(state, policy);
    case 'closed':
      return [];
  }
}

function dispatchClocks(state: DisputeState, policy: Policy): Clock[] {
  if (state.dispatchAlarm === 0) {
    const timer = periodFor(policy.timers.dispatch, state.colour);
    return [{ kind: 'dispatch', startedAt: state.dispatchSince, ...timer, then: 'alarm-coordinator' }];
  }
  if (state.dispatchAlarm === 1 && state.dispatchAlarmAt !== null) {
    const timer = periodFor(policy.timers.dispatchCounty, state.colour);
    return [{ kind: 'dispatch-county', startedAt: state.dispatchAlarmAt, ...timer, then: 'alarm-county' }];
  }
  return [];
}

function offerClocks(state: DisputeState, offer: Offer, policy: Policy): Clock[] {
  if (offer.kind === 'court-referral') {
    if (offer.pressed) return [];
    const timer = policy.timers.courtAccept;
    return [
      { kind: 'court-accept', startedAt: offer.at, ...timer, then: 'press-court', remind: acceptReminder(policy) },
    ];
  }
  const timer = isSentUpward(offer) ? policy.timers.accept : policy.timers.acceptSideways;
  const goesUp = isSentUpward(offer) && nextLevel(policy, state.level)?.stage === 'committee';
  return [
    {
      kind: 'accept',
      startedAt: offer.at,
      ...periodFor(timer, state.colour),
      then: goesUp ? 'next-level' : 'back-to-sender',
      remind: acceptReminder(policy),
    },
  ];
}

/** Work that goes up if nobody takes it, where there is a committee above; other work goes back. */
export function isSentUpward(offer: Offer): boolean {
  return offer.kind === 'dispatch' || offer.kind === 'up';
}

function acceptReminder(policy: Policy): Clock['remind'] {
  return { kind: 'accept-reminder', before: policy.reminders.accept };
}

function mediationClocks(state: DisputeState, mediation: Mediation, policy: Policy): Clock[] {
  if (mediation.startedAt === null || mediation.expiredAt !== null) return [];
  const level = mediationLevel(state, policy);
  return [
    {
      kind: 'mediate',
      startedAt: mediation.startedAt,
      ...mediationPeriod(state, mediation, level, policy),
      then: mediation.entrusted === undefined ? level.onExpiry : 'back-to-court',
      remind: { kind: 'mediate-reminder', before: policy.reminders.mediate },
    },
  ];
}

/** 联系计划 by colour: while mediation runs, until it is overdue; then it is, until somebody has spoken with the parties. */
function contactClock({ contact, colour }: DisputeState, mediation: Mediation, policy: Policy): Clock[] {
  if (mediation.startedAt === null || mediation.expiredAt !== null) return [];
  if (contact === null || contact.overdueSince !== null) return [];
  const timer = periodFor(policy.dispute.contact, colour);
  return [{ kind: 'contact', startedAt: contact.last, ...timer, then: 'contact-overdue' }];
}

/** The level's days, plus what the parties agreed on, plus the days that did not count. Red never rolls. */
function mediationPeriod(state: DisputeState, mediation: Mediation, level: Level, policy: Policy): MediationPeriod {
  const { period, source } = level.mediate[mediation.basis] ?? level.mediate.default;
  const added = mediation.extensions.reduce((sum, days) => sum + days, 0) + mediation.suspendedDays;
  const rolls = period.rolls && !colourOf(policy, state.colour).alert;
  return { period: { ...period, n: period.n + added, rolls }, source };
}

/** A suspension ends on its last day or is looked at every so often; it counts for nothing else. */
function suspensionClocks(state: DisputeState, policy: Policy): Clock[] {
  const { suspension } = state;
  if (suspension === null) return [];
  const { period, source } = policy.timers.suspensionReview;
  const until: Period | null =
    suspension.until === null
      ? null
      : {
          unit: 'calendar-days',
          n: daysBetween(dateOf(suspension.reviewFrom), suspension.until),
          rolls: false,
        };
  return [
    {
      kind: 'suspension-review',
      startedAt: suspension.reviewFrom,
      period: until ?? period,
      source,
      then: 'owner-decides',
    },
  ];
}

/** 协议跟踪: the agreement's own clocks press those who must sign and perform; this one, the owner who follows it. */
function agreementClock({ agreed }: DisputeState, policy: Policy): Clock[] {
  if (agreed === null) return [];
  const timer = policy.dispute.agreementReview;
  return [{ kind: 'agreement-review', startedAt: agreed.reviewFrom, ...timer, then: 'owner-looks' }];
}

/** 久拖不决: runs for every open case that is not suspended, waits for no agreement and is not pressed already. */
function idleClock(state: DisputeState, policy: Policy): Clock[] {
  if (state.status === 'closed' || state.suspension !== null || state.supervision !== null) return [];
  if (state.status === 'agreed' && !awaitsDecision(state)) return [];
  const timer: SourcedPeriod = periodFor(policy.timers.idle, state.colour);
  return [{ kind: 'idle', startedAt: state.lastActionAt, ...timer, then: 'supervision' }];
}

function pressureClocks(state: DisputeState, policy: Policy): Clock[] {
  const clocks: Clock[] = [];
  if (state.supervision !== null) {
    clocks.push({
      kind: 'supervision-answer',
      startedAt: state.supervision.since,
      ...policy.timers.supervisionAnswer,
      then: state.supervision.stage === 'coordinator' ? 'county-list' : 'county-pressed-again',
    });
  }
  if (isUndecided(state)) {
    const startedAt = state.undecided?.since ?? state.lastActionAt;
    clocks.push({ kind: 'decision', startedAt, ...policy.dispute.returns.decide, then: 'county-pressed-again' });
  }
  if (isAlertOpen(state, policy) && state.alert?.escalated === false) {
    clocks.push({
      kind: 'alert-acknowledge',
      startedAt: state.alert.raisedAt,
      ...policy.timers.alertAcknowledge,
      then: 'alert-chief-and-county',
    });
  }
  return clocks;
}

/** Whether the county must say whose case it is; while it is suspended or on its way, nothing is to be said. */
export function isUndecided({ undecided, status }: DisputeState): boolean {
  return undecided !== null && (status === 'registered' || status === 'mediating');
}

/** Whether somebody has still to acknowledge the alert of a case that is still of an alert colour. */
export function isAlertOpen(state: DisputeState, policy: Policy): boolean {
  const { alert, status } = state;
  if (status === 'closed' || alert === null || !colourOf(policy, state.colour).alert) return false;
  return alert.awaiting.some((organisationId) => !alert.acknowledged.includes(organisationId));
}

function dated(clock: Clock, running: Deadline[], calendar: Calendar): Deadline {
  const same = running.find(
    (deadline) =>
      deadline.kind === clock.kind &&
      deadline.startedAt === clock.startedAt &&
      isSamePeriod(deadline.period, clock.period),
  );
  if (same) return same;
  const { kind, startedAt, period, source, then } = clock;
  return { kind, startedAt, period, ...endOfPeriod(startedAt, period, calendar), then, source };
}

/** The clock's own deadline and the reminders before it that were not given yet. */
function withReminders(clock: Clock, deadline: Deadline, state: DisputeState, policy: Policy): Deadline[] {
  if (clock.remind === undefined) return [deadline];
  const { kind, before } = clock.remind;
  const reminders = before
    .map((days): Deadline => {
      const dueAt = addHours(deadline.dueAt, -24 * days);
      const { source } = policy.reminders;
      return { ...deadline, kind, dueAt, then: 'remind', source };
    })
    .filter((reminder) => reminder.dueAt > clock.startedAt && !state.reminded.includes(`${kind}@${reminder.dueAt}`));
  return [...reminders, deadline];
}
