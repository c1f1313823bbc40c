import { relationsOf } from '../../domain/agreement/relations.ts';
import type { AgreementState } from '../../domain/agreement/state.ts';
import { AGREEMENT_FORM_CODES } from '../../domain/documents/agreement-forms.ts';
import { fillableByAgreement } from '../../domain/documents/fillable-forms.ts';
import { mayOnAgreement } from '../../domain/organisation/agreement-access.ts';
import type { FormsOfKind } from './forms-of-kind.ts';

/** The forms of an agreement. */
export const formsOfAgreement: FormsOfKind<AgreementState> = {
  codes: AGREEMENT_FORM_CODES,
  available: fillableByAgreement,
  rule: { of: 'agreement', right: 'request-document' },
  mayRequest: (actor, state, organisations) =>
    mayOnAgreement(actor.role, 'request-document', relationsOf(actor, state, organisations)),
};
