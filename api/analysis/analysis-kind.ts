import { z } from 'zod';
import type { AnalysisCommand } from '../../domain/analysis/commands.ts';
import { analysisDecider } from '../../domain/analysis/decider.ts';
import type { AnalysisEvent } from '../../domain/analysis/events.ts';
import { mayView, relationsOf } from '../../domain/analysis/relations.ts';
import type { AnalysisState } from '../../domain/analysis/state.ts';
import { mayOnAnalysis } from '../../domain/organisation/analysis-access.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { commandOutcome } from '../cases/command-routes.ts';

export const analysisPath = z.object({ id: z.string().meta({ description: "a centre's 分析研判 (uuid)" }) });

export const Outcome = z.object({ ...commandOutcome, status: z.string() }).meta({
  id: 'AnalysisOutcome',
  example: { seq: 4, status: 'between-meetings', events: ['meeting-held'] },
});

/** 分析研判 as the API offers it. */
export const analysisKind: CaseKind<AnalysisState, AnalysisCommand, AnalysisEvent> = {
  decider: analysisDecider,
  collection: '/analysis-meetings',
  name: 'analysis-meeting',
  tag: 'analysis-meetings',
  params: analysisPath,
  rule: (right) => ({ of: 'analysis-meeting', right }),
  mayView,
  permission: (actor, type, state, organisations) =>
    mayOnAnalysis(actor.role, type, relationsOf(actor, state, organisations)) ? 'yes' : 'no',
  outcome: Outcome,
  outcomeOf: ({ status }) => ({ status }),
};
