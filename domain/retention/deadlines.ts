import { type Clock, dateClocks } from '../clock.ts';
import type { Deadline, DecisionContext } from '../decider.ts';
import { daysBetween } from '../time/civil-date.ts';
import { dateOf } from '../time/instant.ts';
import { nextRound } from './schedule.ts';
import type { RetentionState } from './state.ts';

export type RetentionDeadlineKind = 'call' | 'appraise' | 'press';

type Context = Pick<DecisionContext, 'policy' | 'calendar'>;

/** 鉴定期限: the next round, unless one is being carried out; and that a list is approved, or the county is pressed. */
export function deadlinesOf(state: RetentionState, context: Context, mode: 'keep' | 'redate' = 'keep'): Deadline[] {
  const running = mode === 'keep' ? state.deadlines : [];
  const call = state.status === 'destroying' ? [] : [callDeadline(state, running, context)];
  return [...call, ...dateClocks(appraisal(state, context), { running, reminded: [] }, context.calendar)].sort(
    (a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0),
  );
}

function appraisal({ status, round }: RetentionState, { policy }: Context): Clock<RetentionDeadlineKind>[] {
  if (status !== 'under-appraisal' || round === null) return [];
  const { appraise, press } = policy.retention.round;
  return round.pressedAt === null
    ? [{ kind: 'appraise', startedAt: round.calledAt, ...appraise, then: 'press-appraisal' }]
    : [{ kind: 'press', startedAt: round.pressedAt, ...press, then: 'press-appraisal' }];
}

/** An hour of a day of the year and no count of days; one that is dated keeps its date. */
function callDeadline({ since }: RetentionState, running: Deadline[], { policy, calendar }: Context): Deadline {
  const same = running.find(({ kind, startedAt }) => kind === 'call' && startedAt === since);
  if (same) return same;
  const { round } = policy.retention;
  const { callAt, day, provisional } = nextRound(since, round, calendar);
  return {
    kind: 'call',
    startedAt: since,
    period: { unit: 'calendar-days', n: daysBetween(dateOf(since), day), rolls: true },
    dueAt: callAt,
    then: 'draw-list',
    source: round.source,
    provisional,
  };
}
