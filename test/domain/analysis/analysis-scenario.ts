import type { AnalysisCommand } from '../../../domain/analysis/commands.ts';
import { analysisDecider } from '../../../domain/analysis/decider.ts';
import type { AnalysisEvent } from '../../../domain/analysis/events.ts';
import type { Agenda, AnalysisState } from '../../../domain/analysis/state.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { MONDAY, system, text } from '../../support/dispute-world.ts';
import { RecordScenario } from '../../support/record-scenario.ts';

export type AnalysisScenario = RecordScenario<AnalysisState, AnalysisCommand, AnalysisEvent>;

export function analysisAt(moment: Instant): AnalysisScenario {
  return new RecordScenario(analysisDecider, moment);
}

export function beginning(organisationId: string): AnalysisCommand {
  return { type: 'begin', id: 'analysis-1', number: '研判-清溪', organisationId };
}

/** 清溪镇's analysis, begun on a Monday at nine: the first meeting is a week later. */
export function begun(moment: Instant = MONDAY): AnalysisScenario {
  return analysisAt(moment).given(beginning('qingxi'), system);
}

export const agenda: Agenda = {
  items: [
    {
      disputeId: 'case-1',
      number: '云河2026-1',
      colour: 'red',
      reasons: ['red', 'new'],
      suggestion: 'joint-mediation',
    },
  ],
  counts: { open: 4, new: 1, overdue: 0, red: 1, repeated: 0, clues: 2 },
};

export const preparing = (no: number): AnalysisCommand => ({ type: 'prepared', no, agenda });

export function holding(heldAt: Instant): AnalysisCommand {
  return {
    type: 'hold',
    heldAt,
    attendees: [text('attendee-1'), text('attendee-2')],
    decisions: [{ disputeId: 'case-1', number: '云河2026-1', decision: text('decision') }],
  };
}
