import type { DisputeState } from '../../dispute/state.ts';
import type { Policy } from '../../policy/policy.ts';
import { fillableByDispute } from '../fillable-forms.ts';

/** Of a case that goes another way there is nothing to say in these. */
const ONLY_IF_SO: ReadonlySet<string> = new Set([
  'application',
  'transfer-letter',
  'entrustment-letter',
  'termination-notice',
  'court-referral',
]);

/** 卷宗缺什么: the papers that a court's file of the case would have and that cannot be filled as it stands. */
export function lackingForCourt(state: DisputeState, policy: Policy): string[] {
  const fillable: readonly string[] = fillableByDispute(state, policy);
  const { forms, formsIfAgreed } = policy.court.handOver;
  return [...forms, ...formsIfAgreed].filter((form) => !fillable.includes(form) && !ONLY_IF_SO.has(form));
}

/** 未征求意见: parties who have not been asked what of it may go to a court that tries the case. */
export function notAskedOfHandOver({ parties, handOver }: DisputeState): string[] {
  return parties
    .map(({ partyId }) => partyId)
    .filter((partyId) => !handOver.consents.some((consent) => consent.partyId === partyId));
}
