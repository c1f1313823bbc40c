import type { Surroundings } from '../decider.ts';
import type { Actor } from '../organisation/actor.ts';
import { mayOnAnalysis } from '../organisation/analysis-access.ts';
import type { AnalysisCommandType } from './commands.ts';
import { relationsOf } from './relations.ts';
import type { AnalysisState } from './state.ts';

/** 可办事项: a meeting may be held at any time, also out of turn. */
export function availableActions(
  state: AnalysisState,
  actor: Actor,
  { organisations }: Pick<Surroundings, 'organisations'>,
): AnalysisCommandType[] {
  return mayOnAnalysis(actor.role, 'hold', relationsOf(actor, state, organisations)) ? ['hold'] : [];
}
