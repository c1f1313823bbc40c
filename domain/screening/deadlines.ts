import { type Clock, dateClocks } from '../clock.ts';
import type { Deadline, DecisionContext } from '../decider.ts';
import type { Policy } from '../policy/policy.ts';
import { daysBetween } from '../time/civil-date.ts';
import { dateOf } from '../time/instant.ts';
import type { ScreeningRoundState } from './state.ts';

export type RoundDeadlineKind = 'round-end' | 'round-reminder' | 'round-alarm';

/** 排查期限: the round's last day, reminders before it, and the alarms after it until the round is closed. */
export function deadlinesOf(
  state: ScreeningRoundState,
  { policy, calendar }: Pick<DecisionContext, 'policy' | 'calendar'>,
  mode: 'keep' | 'redate' = 'keep',
): Deadline[] {
  if (state.status === 'closed') return [];
  const running = mode === 'keep' ? state.deadlines : [];
  return dateClocks([roundClock(state, policy)], { running, reminded: state.reminded }, calendar);
}

function roundClock(state: ScreeningRoundState, policy: Policy): Clock<RoundDeadlineKind> {
  const { alarm, reminders, source } = policy.screening.round;
  if (state.alarmedAt !== null) {
    return { kind: 'round-alarm', startedAt: state.alarmedAt, ...alarm, then: 'alarm-above' };
  }
  return {
    kind: 'round-end',
    startedAt: state.openedAt,
    period: { unit: 'calendar-days', n: daysBetween(dateOf(state.openedAt), state.to), rolls: false },
    source,
    then: 'alarm-above',
    remind: [{ kind: 'round-reminder', before: reminders, then: 'remind', source }],
  };
}
