import type { AgreementEvent } from './events.ts';
import { isLate, isOwed, outstandingFen } from './obligations.ts';
import type { AgreementState, EnforcementStanding, Obligation, ObligationStatus } from './state.ts';

type PerformanceEvent = Extract<
  AgreementEvent,
  {
    type:
      | 'obligation-due'
      | 'obligation-overdue'
      | 'obligation-defaulted'
      | 'performance-recorded'
      | 'waived'
      | 'referred-to-enforcement'
      | 'enforcement-noted'
      | 'cured';
  }
>;

/** What an agreement is after something of it was performed, waived, late, or put before the court. */
export function performanceAfter(state: AgreementState, event: PerformanceEvent): AgreementState {
  switch (event.type) {
    case 'obligation-due':
      return changed(state, event.obligationId, () => ({ status: 'due' }));
    case 'obligation-overdue':
      return changed(state, event.obligationId, () => ({ status: 'overdue', overdueAt: event.at }));
    case 'obligation-defaulted':
      return { ...changed(state, event.obligationId, () => ({ status: 'defaulted' })), status: 'defaulted' };
    case 'performance-recorded':
      return changed(state, event.obligationId, (obligation) => performed(obligation, event));
    case 'waived':
      return changed(state, event.obligationId, (obligation) => waived(obligation, event.amountFen));
    case 'referred-to-enforcement':
      return referred(state, event);
    case 'enforcement-noted':
      return noted(state, event);
    case 'cured':
      return { ...state, status: 'effective' };
  }
}

function changed(
  state: AgreementState,
  obligationId: string,
  change: (obligation: Obligation) => Partial<Obligation>,
): AgreementState {
  const obligations = state.obligations.map((obligation) =>
    obligation.obligationId === obligationId ? { ...obligation, ...change(obligation) } : obligation,
  );
  return { ...state, obligations };
}

function performed(
  obligation: Obligation,
  event: PerformanceEvent & { type: 'performance-recorded' },
): Partial<Obligation> {
  const { on, amountFen, proof, attachmentId, enforcementId, at } = event;
  const paidFen = obligation.paidFen + (amountFen ?? 0);
  const isDone = obligation.kind === 'act' || outstandingFen({ ...obligation, paidFen }) === 0;
  const performances = [...obligation.performances, { on, amountFen, proof, attachmentId, enforcementId, at }];
  return { paidFen, performances, ...(isDone ? { status: 'performed' as const } : {}) };
}

function waived(obligation: Obligation, amountFen: number | undefined): Partial<Obligation> {
  const waivedFen = obligation.waivedFen + (amountFen ?? 0);
  const isDone = obligation.kind === 'act' || outstandingFen({ ...obligation, waivedFen }) === 0;
  return { waivedFen, ...(isDone ? { status: 'waived' as const } : {}) };
}

/** 移送执行: what is claimed is the court's until its enforcement ends; nobody performs it elsewhere meanwhile. */
function referred(
  state: AgreementState,
  event: PerformanceEvent & { type: 'referred-to-enforcement' },
): AgreementState {
  const { enforcementId, number, courtId, claims, at } = event;
  const obligationIds = claims.map((claim) => claim.obligationId);
  const enforcement = { enforcementId, number, courtId, standing: 'referred' as const, obligationIds, at };
  return {
    ...withStatus(state, obligationIds, 'enforcing'),
    status: 'defaulted',
    enforcements: [...state.enforcements, enforcement],
  };
}

/** An enforcement that has ended gives back what it did not collect; one that is resumed (恢复执行) takes it up again. */
function noted(state: AgreementState, event: PerformanceEvent & { type: 'enforcement-noted' }): AgreementState {
  const { enforcementId, standing } = event;
  const mine = state.enforcements.find((each) => each.enforcementId === enforcementId);
  if (mine === undefined) return state;
  const enforcements = state.enforcements.map((each) => (each === mine ? { ...each, standing } : each));
  if (hasEnded(standing) === hasEnded(mine.standing)) return { ...state, enforcements };
  const late = state.obligations.filter(isLate).map(({ obligationId }) => obligationId);
  const changedHands = hasEnded(standing)
    ? withStatus(state, mine.obligationIds, 'defaulted')
    : withStatus(
        state,
        mine.obligationIds.filter((id) => late.includes(id)),
        'enforcing',
      );
  return { ...changedHands, enforcements };
}

function hasEnded(standing: EnforcementStanding): boolean {
  return standing === 'paid' || standing === 'ended-unpaid';
}

function withStatus(state: AgreementState, ids: readonly string[], status: ObligationStatus): AgreementState {
  const obligations = state.obligations.map((obligation) =>
    ids.includes(obligation.obligationId) && isOwed(obligation) ? { ...obligation, status } : obligation,
  );
  return { ...state, obligations };
}
