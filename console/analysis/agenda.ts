import type { AnalysisAnswer } from '../../api/analysis/analysis-schema.ts';
import { type Around, colourOf } from '../dispute/around.ts';
import { labelOf } from '../layout/words.ts';

/** 议题: the numbers of the week, and each dispute with why it is there and what is suggested; null until it is prepared. */
export function agendaOf({ meeting }: AnalysisAnswer, around: Around) {
  if (meeting === null || meeting.agenda === null) return null;
  const { counts, items } = meeting.agenda;
  return {
    counts: countsOf(counts, around),
    items: items.map(({ disputeId, number, title, colour, reasons, suggestion }) => ({
      path: title === null ? null : `/console/disputes/${disputeId}`,
      number,
      title: title ?? around.say.analysis.notYours,
      colour: colourOf(around, colour),
      reasons: reasons.map((reason) => labelOf(around.say.analysis.reasons, reason)).join(' · '),
      suggestion: suggestionOf(suggestion, around),
    })),
  };
}

type Counts = NonNullable<AnalysisAnswer['meetings'][number]['counts']>;

/** 总体情况, a number each. */
export function countsOf(counts: Counts, { say }: Around) {
  return (['open', 'new', 'overdue', 'red', 'repeated', 'clues'] as const).map((key) => ({
    name: say.analysis.counts[key],
    number: counts[key],
  }));
}

export function suggestionOf(key: string, { policy, say }: Around): string {
  return labelOf({ ...policy.screening.analysis.suggestions, ...say.analysis.suggestions }, key);
}
