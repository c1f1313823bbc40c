import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { nearestOfKind } from '../organisation/tree.ts';
import type { AgreementCommandOf } from './commands.ts';
import type { AgreementFact, Claim } from './events.ts';
import { isLate, isOwed, outstandingFen } from './obligations.ts';
import { assertParties } from './parties.ts';
import type { AgreementState, Obligation } from './state.ts';

/**
 * 申请执行 (人民调解法 33; 民事诉讼法 205, 250): of a confirmed agreement, what is past its day and unpaid, at the wish of those
 * to whom it is owed. After the two years the court still takes it, and the debtor may object (民诉法解释 481).
 */
export function referToEnforcement(
  state: AgreementState,
  command: AgreementCommandOf<'refer-to-enforcement'>,
  context: DecisionContext,
): AgreementFact[] {
  const { enforcementId } = command;
  const creditors = new Set(claimable(state).map(({ creditorId }) => creditorId));
  const applicantPartyIds = command.applicantPartyIds ?? [...creditors];
  assertParties(state, applicantPartyIds, 'applicantPartyIds');
  applicantPartyIds.forEach((partyId, index) => {
    if (creditors.has(partyId)) return;
    throw new DomainError('rule-broken', '该当事人没有到期未履行的债权', { path: `applicantPartyIds.${index}` });
  });
  const claims = claimable(state)
    .filter(({ creditorId }) => applicantPartyIds.includes(creditorId))
    .map(claimOf);
  const number = `${state.number}-执${state.enforcements.length + 1}`;
  const courtId = enforcingCourt(state, context);
  return [{ type: 'referred-to-enforcement', enforcementId, number, courtId, applicantPartyIds, claims }];
}

export function claimable(state: AgreementState): Obligation[] {
  return state.obligations.filter(isLate);
}

function claimOf(obligation: Obligation): Claim {
  const { obligationId, kind, debtorId, creditorId, dueOn } = obligation;
  const amountFen = kind === 'money' ? outstandingFen(obligation) : undefined;
  return { obligationId, kind, debtorId, creditorId, amountFen, dueOn };
}

/** The court that confirmed; of a tribunal, the court that it belongs to. */
function enforcingCourt(state: AgreementState, { organisations }: DecisionContext): string {
  const { application } = state.confirmation;
  if (application === null) throw new DomainError('not-possible-now', '协议未经司法确认', { allowed: [] });
  return nearestOfKind(organisations, application.courtId, 'court')?.id ?? application.courtId;
}

/** What the enforcement has newly collected, and how it stands. More than is owed is not the agreement's any more. */
export function noteEnforcement(
  state: AgreementState,
  command: AgreementCommandOf<'note-enforcement'>,
): AgreementFact[] {
  const { enforcementId, standing, paid = [] } = command;
  if (!state.enforcements.some((each) => each.enforcementId === enforcementId)) {
    throw new DomainError('invalid', '没有这件执行案件', { path: 'enforcementId' });
  }
  const collected = paid.flatMap(({ obligationId, amountFen, on }, index): AgreementFact[] => {
    const obligation = state.obligations.find((each) => each.obligationId === obligationId);
    if (obligation === undefined || !isOwed(obligation)) return [];
    const before = paid.slice(0, index).filter((each) => each.obligationId === obligationId);
    const left = before.reduce((sum, each) => sum - (each.amountFen ?? 0), outstandingFen(obligation));
    const amount = obligation.kind === 'money' ? Math.min(amountFen ?? left, left) : undefined;
    if (amount !== undefined && amount < 1) return [];
    return [{ type: 'performance-recorded', obligationId, amountFen: amount, on, enforcementId }];
  });
  return [...collected, { type: 'enforcement-noted', enforcementId, standing }];
}
