import { relationsOf } from '../../domain/dispute/relations.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { DISPUTE_FORM_CODES, type DisputeFormCode } from '../../domain/documents/dispute-forms.ts';
import { partsOfDispute } from '../../domain/documents/dispute-parts.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import { levelOf } from '../../domain/policy/lookups.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { FormsOfKind } from './forms-of-kind.ts';

/** The forms of a dispute. */
export const formsOfDispute: FormsOfKind<DisputeState> = {
  codes: DISPUTE_FORM_CODES,
  available: (state, policy) => DISPUTE_FORM_CODES.filter((form) => canFill(form, state, policy)),
  partsOf: (form, state) => partsOfDispute(form as DisputeFormCode, state),
  mayRequest: (actor, state, organisations) =>
    mayOnDispute(actor.role, 'request-document', relationsOf(actor, state, organisations)),
};

/** No notice of an end that has not come (人民调解法 26), and no paper of what was not done. */
function canFill(form: DisputeFormCode, state: DisputeState, policy: Policy): boolean {
  switch (form) {
    case 'acceptance-register':
    case 'rights-notice':
      return true;
    case 'application':
      return state.source !== 'initiative';
    case 'evidence-list':
      return state.evidence.length > 0;
    case 'undisputed-facts':
      return state.handOver.undisputedFacts !== null;
    case 'power-of-attorney':
    case 'address-confirmation':
    case 'investigation-record':
    case 'mediation-record':
    case 'transfer-letter':
    case 'entrustment-letter':
    case 'supervision-notice':
      return (partsOfDispute(form, state)?.ids ?? []).length > 0;
    case 'termination-notice':
      return state.ending?.outcome === 'terminated';
    case 'court-referral':
      return (
        state.offer?.kind === 'court-referral' ||
        state.path.some((step) => levelOf(policy, step.level).stage === 'court')
      );
  }
}
