import type { DraftObligation } from './commands.ts';
import type { AgreementState, Obligation } from './state.ts';

export function newObligation(draft: DraftObligation): Obligation {
  return { ...draft, status: 'pending', paidFen: 0, waivedFen: 0, overdueAt: null, performances: [] };
}

/** What is still owed of it in money. */
export function outstandingFen(obligation: Obligation): number {
  return (obligation.amountFen ?? 0) - obligation.paidFen - obligation.waivedFen;
}

/** Neither performed nor waived. */
export function isOwed({ status }: Obligation): boolean {
  return status !== 'performed' && status !== 'waived';
}

export function owedObligations(state: AgreementState): Obligation[] {
  return state.obligations.filter(isOwed);
}

/** Past its day, and not before the court's enforcement already. */
export function isLate({ status }: Obligation): boolean {
  return status === 'overdue' || status === 'defaulted';
}

export function has(state: AgreementState, status: Obligation['status']): boolean {
  return state.obligations.some((obligation) => obligation.status === status);
}
