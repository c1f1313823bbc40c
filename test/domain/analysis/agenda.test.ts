import { describe, expect, it } from 'vitest';
import { agendaOf, type Finding } from '../../../domain/analysis/agenda.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { at } from '../../support/dispute-world.ts';

const { analysis } = policyVersion1.screening;

function finding(disputeId: string, reasons: Finding['reasons'], day = '2026-03-02'): Finding {
  return { disputeId, number: disputeId, colour: reasons.includes('red') ? 'red' : 'blue', openedAt: at(day), reasons };
}

describe('议题: the agenda', () => {
  it('has the red first, then the overdue, the repeated and the new, each with what to do', () => {
    const findings = [
      finding('new', ['new']),
      finding('repeated', ['repeated', 'new']),
      finding('quiet', []),
      finding('red', ['new', 'red']),
      finding('overdue', ['overdue']),
    ];
    const { items, counts } = agendaOf(findings, 3, analysis);
    expect(items.map(({ disputeId, reasons, suggestion }) => [disputeId, reasons, suggestion])).toEqual([
      ['red', ['red', 'new'], 'joint-mediation'],
      ['overdue', ['overdue'], 'press-owner'],
      ['repeated', ['repeated', 'new'], 'mediate-together'],
      ['new', ['new'], 'check-dispatch'],
    ]);
    expect(counts).toEqual({ open: 5, new: 3, overdue: 1, red: 1, repeated: 1, clues: 3 });
  });

  it('among equals has first what has more reasons, then what is older', () => {
    const findings = [
      finding('young', ['red'], '2026-03-05'),
      finding('old', ['red'], '2026-03-01'),
      finding('worse', ['red', 'overdue'], '2026-03-08'),
    ];
    expect(agendaOf(findings, 0, analysis).items.map(({ disputeId }) => disputeId)).toEqual(['worse', 'old', 'young']);
  });

  it('has room for so many; the counts tell of all', () => {
    const findings = Array.from({ length: 5 }, (_, index) => finding(`d${index}`, ['new']));
    const { items, counts } = agendaOf(findings, 0, { ...analysis, longestAgenda: 2 });
    expect([items.length, counts.new]).toEqual([2, 5]);
  });

  it('suggests only what has a label', () => {
    for (const { suggestion } of analysis.reasons) expect(analysis.suggestions).toHaveProperty(suggestion);
  });
});
