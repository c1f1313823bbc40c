import { relationsOf } from '../../domain/agreement/relations.ts';
import type { AgreementState } from '../../domain/agreement/state.ts';
import { AGREEMENT_FORM_CODES, type AgreementFormCode } from '../../domain/documents/agreement-forms.ts';
import { mayOnAgreement } from '../../domain/organisation/agreement-access.ts';
import type { FormsOfKind } from './forms-of-kind.ts';

/** The forms of an agreement. */
export const formsOfAgreement: FormsOfKind<AgreementState> = {
  codes: AGREEMENT_FORM_CODES,
  available: (state) => AGREEMENT_FORM_CODES.filter((form) => canFill(form, state)),
  mayRequest: (actor, state, organisations) =>
    mayOnAgreement(actor.role, 'request-document', relationsOf(actor, state, organisations)),
};

/** The agreement itself also before it is signed: that is what is printed to be signed. */
function canFill(form: AgreementFormCode, state: AgreementState): boolean {
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
