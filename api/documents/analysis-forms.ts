import { relationsOf } from '../../domain/analysis/relations.ts';
import type { AnalysisState } from '../../domain/analysis/state.ts';
import { formCodesOf } from '../../domain/documents/form.ts';
import { mayOnAnalysis } from '../../domain/organisation/analysis-access.ts';
import type { FormsOfKind } from './forms-of-kind.ts';

/** The form of a centre's analysis: the record of the meeting held last. It is also made by itself when one is recorded. */
export const formsOfAnalysis: FormsOfKind<AnalysisState> = {
  codes: formCodesOf('analysis-meeting'),
  available: (state) => (state.held === null ? [] : formCodesOf('analysis-meeting')),
  rule: { of: 'analysis-meeting', right: 'hold' },
  mayRequest: (actor, state, organisations) =>
    mayOnAnalysis(actor.role, 'hold', relationsOf(actor, state, organisations)),
};
