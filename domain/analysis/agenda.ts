import type { AgendaReason, ScreeningPolicy } from '../policy/screening-policy.ts';
import type { Instant } from '../time/instant.ts';
import type { Agenda } from './state.ts';

/** What the lists say of an open dispute in the centre's charge. */
export interface Finding {
  disputeId: string;
  number: string;
  colour: string;
  openedAt: Instant;
  reasons: readonly AgendaReason[];
}

/**
 * 议题: new, overdue, red and repeated disputes, the most pressing first, each with what policy suggests for its first
 * reason. `clues` is how many clues wait to be sorted.
 */
export function agendaOf(findings: readonly Finding[], clues: number, policy: ScreeningPolicy['analysis']): Agenda {
  const items = findings
    .flatMap((finding) => {
      const reasons = policy.reasons.filter(({ key }) => finding.reasons.includes(key));
      const [first] = reasons;
      return first === undefined ? [] : [{ finding, reasons, rank: policy.reasons.indexOf(first) }];
    })
    .sort((a, b) => a.rank - b.rank || b.reasons.length - a.reasons.length || older(a.finding, b.finding))
    .slice(0, policy.longestAgenda)
    .map(({ finding: { disputeId, number, colour }, reasons }) => ({
      ...{ disputeId, number, colour },
      reasons: reasons.map(({ key }) => key),
      suggestion: reasons[0]?.suggestion ?? '',
    }));
  const having = (reason: AgendaReason) => findings.filter(({ reasons }) => reasons.includes(reason)).length;
  return {
    items,
    counts: {
      open: findings.length,
      new: having('new'),
      overdue: having('overdue'),
      red: having('red'),
      repeated: having('repeated'),
      clues,
    },
  };
}

function older(a: Finding, b: Finding): number {
  return a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0;
}
