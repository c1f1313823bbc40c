import { type Clock, dateClocks } from '../clock.ts';
import type { Deadline, DecisionContext } from '../decider.ts';
import type { EnforcementPolicy, EnforcementTrack } from '../policy/enforcement-policy.ts';
import type { SourcedPeriod } from '../policy/policy.ts';
import { type CivilDate, daysBetween } from '../time/civil-date.ts';
import { dateOf, type Instant } from '../time/instant.ts';
import type { Period } from '../time/period.ts';
import { outstanding, trackOf } from './claims.ts';
import { nextInstalment } from './instalments.ts';
import type { EnforcementState, Settlement } from './state.ts';

export type EnforcementDeadlineKind =
  | 'accept'
  | 'stage'
  | 'track'
  | 'fast-track'
  | 'payment-term'
  | 'payout'
  | 'instalment'
  | 'instalment-reminder'
  | 'resumption'
  | 'idle';

type EnforcementClock = Clock<EnforcementDeadlineKind>;

/** 期限: every clock that runs in this state, dated. */
export function deadlinesOf(
  state: EnforcementState,
  { policy, calendar }: Pick<DecisionContext, 'policy' | 'calendar'>,
  mode: 'keep' | 'redate' = 'keep',
): Deadline[] {
  const running = mode === 'keep' ? state.deadlines : [];
  return dateClocks(clocksOf(state, policy.enforcement), { running, reminded: state.reminded }, calendar);
}

function clocksOf(state: EnforcementState, policy: EnforcementPolicy): EnforcementClock[] {
  switch (state.status) {
    case 'referred':
      return [...acceptClock(state, policy), idleClock(state, policy)];
    case 'enforcing':
      return [
        ...trackClocks(state, policy),
        ...termClock(state),
        ...payoutClock(state, policy),
        idleClock(state, policy),
      ];
    case 'instalments': {
      const waiting = settlementClocks(state, policy);
      // Waiting for a day that was agreed on is not idle.
      return [...waiting, ...payoutClock(state, policy), ...(waiting.length > 0 ? [] : [idleClock(state, policy)])];
    }
    case 'closed':
      return [];
  }
}

function acceptClock(state: EnforcementState, policy: EnforcementPolicy): EnforcementClock[] {
  if (state.acceptOverdue) return [];
  return [{ kind: 'accept', startedAt: state.referredAt, ...policy.accept, then: 'press-court' }];
}

/** The stage's day within the track, the track's limit, and – 速执 – the day on which even the longest period is over. */
function trackClocks(state: EnforcementState, policy: EnforcementPolicy): EnforcementClock[] {
  const track = trackOf(state.track, policy);
  const startedAt = state.clockFrom;
  const clocks: EnforcementClock[] = [];
  if (!state.stagesOverdue.includes(state.stage)) {
    const { source } = track.limit;
    clocks.push({ kind: 'stage', startedAt, period: track.stages[state.stage], source, then: 'tell-judge' });
  }
  if (!state.trackOverdue) {
    clocks.push({ kind: 'track', startedAt, ...limitOf(state, track), then: 'press-enforcement' });
  }
  if (track.fast) clocks.push({ kind: 'fast-track', startedAt, ...track.longest, then: 'ordinary-track' });
  return clocks;
}

/** The track's limit with what was added to it. */
export function limitOf(
  { extendedBy }: Pick<EnforcementState, 'extendedBy'>,
  { limit }: EnforcementTrack,
): SourcedPeriod {
  return { ...limit, period: { ...limit.period, n: limit.period.n + extendedBy } };
}

/** 履行期限 of the 执行通知: once it has passed unpaid, coercive measures. */
function termClock({ notice, claims }: EnforcementState): EnforcementClock[] {
  if (notice === null || notice.overdue || outstanding({ claims }).length === 0) return [];
  const period = until(notice.payBy, notice.servedAt);
  return [{ kind: 'payment-term', startedAt: notice.servedAt, period, source: '民事诉讼法 251', then: 'measures' }];
}

function payoutClock({ held }: EnforcementState, policy: EnforcementPolicy): EnforcementClock[] {
  if (held === null || held.overdue) return [];
  return [{ kind: 'payout', startedAt: held.since, ...policy.payout, then: 'tell-judge' }];
}

function settlementClocks(state: EnforcementState, policy: EnforcementPolicy): EnforcementClock[] {
  const { settlement } = state;
  const next = nextInstalment(state);
  if (settlement === null || next === null) return [];
  return settlement.overdue === null
    ? [instalmentClock(settlement, next, policy)]
    : resumptionClock(settlement, settlement.overdue.since, policy);
}

function instalmentClock(
  settlement: Settlement,
  { instalmentId, dueOn }: { instalmentId: string; dueOn: CivilDate },
  policy: EnforcementPolicy,
): EnforcementClock {
  const { remindBefore, remindSource } = policy.instalments;
  return {
    kind: 'instalment',
    about: instalmentId,
    startedAt: settlement.at,
    period: { ...until(dueOn, settlement.at), rolls: true },
    source: '民事诉讼法 241;民法典 203',
    then: settlement.resumeIfOverdue ? 'resume-after-grace' : 'ask-creditor',
    remind: [{ kind: 'instalment-reminder', before: remindBefore, then: 'remind', source: remindSource }],
  };
}

/** Only where the creditors asked for it in advance; else the judge asks them. */
function resumptionClock(settlement: Settlement, since: Instant, policy: EnforcementPolicy): EnforcementClock[] {
  if (!settlement.resumeIfOverdue) return [];
  return [{ kind: 'resumption', startedAt: since, ...policy.instalments.untilResumption, then: 'resume-enforcement' }];
}

/** 久拖不决: runs for every enforcement that does not wait for an agreed day, and again after the court was pressed. */
function idleClock(state: EnforcementState, policy: EnforcementPolicy): EnforcementClock {
  return { kind: 'idle', startedAt: state.quietSince, ...policy.idle, then: 'press-enforcement' };
}

/** A day that was set, as the period that ends on it. */
function until(day: CivilDate, from: Instant): Extract<Period, { unit: 'calendar-days' }> {
  return { unit: 'calendar-days', n: daysBetween(dateOf(from), day), rolls: false };
}
