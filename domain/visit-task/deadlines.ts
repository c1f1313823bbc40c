import { dateClocks } from '../clock.ts';
import type { Deadline, DecisionContext } from '../decider.ts';
import type { VisitTaskState } from './state.ts';

/** 走访期限: the first within days, then by the quarter (公通字〔2024〕34号 12); one that is late is pressed again and again. */
export function deadlinesOf(
  state: VisitTaskState,
  { policy, calendar }: Pick<DecisionContext, 'policy' | 'calendar'>,
  mode: 'keep' | 'redate' = 'keep',
): Deadline[] {
  if (state.status === 'closed' || state.asks === 'know') return [];
  const { warning, overdue } = policy.household;
  const rhythm = state.results.length === 0 ? warning.firstVisit : warning.revisit;
  const clock =
    state.late === null
      ? ({ kind: 'visit', startedAt: state.since, ...rhythm, then: 'tell-station' } as const)
      : ({ kind: 'visit-late', startedAt: state.late.at, ...overdue.again, then: 'tell-station' } as const);
  const running = mode === 'keep' ? state.deadlines : [];
  return dateClocks([clock], { running, reminded: [] }, calendar);
}
