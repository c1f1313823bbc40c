import { type Clock, dateClocks } from '../clock.ts';
import type { Deadline, DecisionContext } from '../decider.ts';
import { daysBetween } from '../time/civil-date.ts';
import { dateOf } from '../time/instant.ts';
import { nextMeeting } from './schedule.ts';
import type { AnalysisState, DueMeeting } from './state.ts';

export type AnalysisDeadlineKind = 'prepare' | 'hold' | 'hold-alarm';

/** 研判期限: the next meeting always; and while one is due, that it is held, or the county hears of it. */
export function deadlinesOf(
  state: AnalysisState,
  context: Pick<DecisionContext, 'policy' | 'calendar'>,
  mode: 'keep' | 'redate' = 'keep',
): Deadline[] {
  const running = mode === 'keep' ? state.deadlines : [];
  const clocks = state.meeting === null ? [] : [holdClock(state.meeting, context)];
  return [
    prepareDeadline(state, running, context),
    ...dateClocks(clocks, { running, reminded: [] }, context.calendar),
  ].sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
}

function holdClock(meeting: DueMeeting, { policy }: Pick<DecisionContext, 'policy'>): Clock<AnalysisDeadlineKind> {
  const { hold, alarm } = policy.screening.analysis;
  return meeting.alarmedAt === null
    ? { kind: 'hold', startedAt: meeting.dueAt, ...hold, then: 'alarm-above' }
    : { kind: 'hold-alarm', startedAt: meeting.alarmedAt, ...alarm, then: 'alarm-above' };
}

/** An hour of a weekday and no count of days; one that is dated keeps its date. */
function prepareDeadline(
  { since }: AnalysisState,
  running: Deadline[],
  { policy, calendar }: Pick<DecisionContext, 'policy' | 'calendar'>,
): Deadline {
  const same = running.find(({ kind, startedAt }) => kind === 'prepare' && startedAt === since);
  if (same) return same;
  const { analysis } = policy.screening;
  const { dueAt, day, provisional } = nextMeeting(since, analysis, calendar);
  return {
    kind: 'prepare',
    startedAt: since,
    period: { unit: 'calendar-days', n: daysBetween(dateOf(since), day), rolls: true },
    dueAt,
    then: 'prepare-agenda',
    source: analysis.source,
    provisional,
  };
}
