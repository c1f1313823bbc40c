import type { Deadline, DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { mayOnAnalysis } from '../organisation/analysis-access.ts';
import { actedOnDeadlines, dated, type Dating, redated } from '../screening/deciding.ts';
import { nextAlarmed } from '../screening/upward.ts';
import type { AnalysisCommand } from './commands.ts';
import { type AnalysisDeadlineKind, deadlinesOf } from './deadlines.ts';
import type { AnalysisEvent, AnalysisFact } from './events.ts';
import { evolve } from './evolve.ts';
import { begin, hold, prepare } from './meeting.ts';
import { relationsOf } from './relations.ts';
import type { AnalysisState } from './state.ts';

const dating: Dating<AnalysisState, AnalysisFact> = { evolve, deadlinesOf };

/** What a command makes of a centre's analysis. Throws DomainError as a dispute does. The last event carries all deadlines. */
export function decide(
  state: AnalysisState | null,
  command: AnalysisCommand,
  context: DecisionContext,
): AnalysisEvent[] {
  if (command.type === 'begin') return begun(state, command, context);
  if (state === null) throw new DomainError('invalid', '研判不存在');
  assertPermitted(state, command, context);
  switch (command.type) {
    case 'act-on-deadlines':
      return actedOnDeadlines(dating, state, context, (now, due) => consequenceOf(now, due, context));
    case 'recalculate':
      return recalculated(state, context);
    case 'prepared':
      return dated(dating, state, prepare(state, command), context);
    case 'hold':
      return dated(dating, state, hold(state, command, context), context);
  }
}

function begun(
  state: AnalysisState | null,
  command: AnalysisCommand & { type: 'begin' },
  context: DecisionContext,
): AnalysisEvent[] {
  if (!mayOnAnalysis(context.actor.role, 'begin', ['none'])) throw notPermitted();
  if (state !== null) throw new DomainError('not-possible-now', '该中心的研判已经开始', { allowed: [] });
  return dated(dating, null, begin(command, context), context);
}

function consequenceOf(state: AnalysisState, due: Deadline, context: DecisionContext): AnalysisFact {
  const kind = due.kind as AnalysisDeadlineKind;
  switch (kind) {
    case 'prepare':
      return { type: 'meeting-due', no: state.meetings + 1, since: state.since, missed: state.meeting !== null };
    case 'hold':
    case 'hold-alarm': {
      const alarmed = state.meeting?.alarmed ?? [];
      return { type: 'meeting-overdue', organisationId: nextAlarmed(state.organisationId, alarmed, context) };
    }
  }
}

function recalculated(state: AnalysisState, context: DecisionContext): AnalysisEvent[] {
  const again = redated(dating, state, context);
  return again === null ? [] : [{ type: 'deadlines-redated', ...again }];
}

function assertPermitted(
  state: AnalysisState,
  command: AnalysisCommand,
  { actor, organisations }: DecisionContext,
): void {
  if (!mayOnAnalysis(actor.role, command.type, relationsOf(actor, state, organisations))) throw notPermitted();
}

function notPermitted(): DomainError {
  return new DomainError('not-permitted', '您的岗位或单位无权对该研判执行该操作');
}
