import type { AgreementState } from '../agreement/state.ts';
import type { DisputeState } from '../dispute/state.ts';
import type { EnforcementState } from '../enforcement/state.ts';
import { levelOf } from '../policy/lookups.ts';
import type { Policy } from '../policy/policy.ts';
import { AGREEMENT_FORM_CODES, type AgreementFormCode } from './agreement-forms.ts';
import { DISPUTE_FORM_CODES, type DisputeFormCode } from './dispute-forms.ts';
import { partsOfDispute } from './dispute-parts.ts';
import { type FormCode, formCodesOf } from './form.ts';
import { formName } from './form-name.ts';

/** The forms that a dispute as it stands can fill: no notice of an end that has not come (人民调解法 26), no paper of what was not done. */
export function fillableByDispute(state: DisputeState, policy: Policy): DisputeFormCode[] {
  return DISPUTE_FORM_CODES.filter((form) => canDispute(form, state, policy));
}

/** The agreement itself also before it is signed: that is what is printed to be signed. */
export function fillableByAgreement(state: AgreementState): AgreementFormCode[] {
  return AGREEMENT_FORM_CODES.filter((form) => canAgreement(form, state));
}

/** 执行和解协议, while there is one. */
export function fillableByEnforcement(state: EnforcementState): FormCode[] {
  return state.settlement === null ? [] : formCodesOf('enforcement');
}

/** The names of all papers that a dispute, an agreement or an enforcement can fill, one for each part of it. */
export function papersOfRecord(kind: string, state: unknown, policy: Policy): string[] {
  switch (kind) {
    case 'dispute': {
      const dispute = state as DisputeState;
      return fillableByDispute(dispute, policy).flatMap((code) => {
        const parts = partsOfDispute(code, dispute);
        return parts === null ? [code] : parts.ids.map((about) => formName({ code, about }));
      });
    }
    case 'agreement':
      return fillableByAgreement(state as AgreementState);
    case 'enforcement':
      return fillableByEnforcement(state as EnforcementState);
    default:
      return [];
  }
}

function canDispute(form: DisputeFormCode, state: DisputeState, policy: Policy): boolean {
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
      return state.offer?.kind === 'court-referral' || wasSentUp(state, policy);
  }
}

/** A case that began at the court and comes back to it was never referred there. */
function wasSentUp({ path }: DisputeState, policy: Policy): boolean {
  const [first, ...later] = path.map(({ level }) => levelOf(policy, level).stage);
  return first !== 'court' && later.includes('court');
}

function canAgreement(form: AgreementFormCode, state: AgreementState): boolean {
  switch (form) {
    case 'agreement':
      return state.form === 'written';
    case 'oral-agreement-register':
      return state.form === 'oral';
    case 'confirmation-application':
      return state.confirmation.application !== null;
    case 'follow-up-record':
      return state.followUps.length > 0;
  }
}
