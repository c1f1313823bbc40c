import { type Clock, dateClocks } from '../clock.ts';
import type { Deadline, DecisionContext } from '../decider.ts';
import type { Policy } from '../policy/policy.ts';
import type { ClueState } from './state.ts';

/** 甄别期限: sorted in time, or who is above hears of it, again and again until somebody has. */
export function deadlinesOf(
  state: ClueState,
  { policy, calendar }: Pick<DecisionContext, 'policy' | 'calendar'>,
  mode: 'keep' | 'redate' = 'keep',
): Deadline[] {
  if (state.status === 'sorted') return [];
  const running = mode === 'keep' ? state.deadlines : [];
  return dateClocks([sortingClock(state, policy)], { running, reminded: [] }, calendar);
}

function sortingClock(state: ClueState, policy: Policy): Clock<'sort' | 'sort-alarm'> {
  const { sort, alarm } = policy.screening.clue;
  return state.alarmedAt === null
    ? { kind: 'sort', startedAt: state.reportedAt, ...sort, then: 'alarm-above' }
    : { kind: 'sort-alarm', startedAt: state.alarmedAt, ...alarm, then: 'alarm-above' };
}
