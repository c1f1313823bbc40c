import { dateClocks } from '../clock.ts';
import type { Deadline, DecisionContext } from '../decider.ts';
import type { ViolenceReportState } from './state.ts';

/** 处置期限: a minor's at once; one that nobody took up presses the chief, again and again. */
export function deadlinesOf(
  state: ViolenceReportState,
  { policy, calendar }: Pick<DecisionContext, 'policy' | 'calendar'>,
  mode: 'keep' | 'redate' = 'keep',
): Deadline[] {
  if (state.status === 'closed') return [];
  const { takeUp, minor, again, pressedBy } = policy.household.report;
  const then = `press-${pressedBy}`;
  const clock =
    state.lateAt === null
      ? { kind: 'take-up', startedAt: state.receivedAt, ...(state.minor ? minor : takeUp), then }
      : { kind: 'take-up-late', startedAt: state.lateAt, ...again, then };
  return dateClocks([clock], { running: mode === 'keep' ? state.deadlines : [], reminded: [] }, calendar);
}
