import { relationsOf } from '../../domain/dispute/relations.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { DISPUTE_FORM_CODES, type DisputeFormCode } from '../../domain/documents/dispute-forms.ts';
import { partsOfDispute } from '../../domain/documents/dispute-parts.ts';
import { fillableByDispute } from '../../domain/documents/fillable-forms.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import type { FormsOfKind } from './forms-of-kind.ts';

/** The forms of a dispute. */
export const formsOfDispute: FormsOfKind<DisputeState> = {
  codes: DISPUTE_FORM_CODES,
  available: fillableByDispute,
  partsOf: (form, state) => partsOfDispute(form as DisputeFormCode, state),
  rule: { of: 'dispute', right: 'request-document' },
  mayRequest: (actor, state, organisations) =>
    mayOnDispute(actor.role, 'request-document', relationsOf(actor, state, organisations)),
};
