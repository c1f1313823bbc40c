import type { Decider } from '../decider.ts';
import { relationsOf } from './relations.ts';
import { type AnalysisRelation, mayOnAnalysis } from '../organisation/analysis-access.ts';
import type { AnalysisCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { AnalysisEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { noticesOf } from './notices.ts';
import { reactionsOf } from './reactions.ts';
import { readersOf } from './readers.ts';
import type { AnalysisState } from './state.ts';
import { tasksOf } from './tasks.ts';

/** 分析研判: a centre's weekly analysis as a kind of record, which never closes. */
export const analysisDecider: Decider<AnalysisState, AnalysisCommand, AnalysisEvent> = {
  kind: 'analysis-meeting',
  decide,
  evolve,
  isOpen: () => true,
  deadlines: (state) => state.deadlines,
  tasks: tasksOf,
  notices: noticesOf,
  reactions: reactionsOf,
  readers: readersOf,
  viewing: {
    standing: relationsOf,
    maySee: (role, standing: AnalysisRelation[]) => mayOnAnalysis(role, 'view', standing),
  },
};
