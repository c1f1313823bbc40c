import { fillableByEnforcement } from '../../domain/documents/fillable-forms.ts';
import { formCodesOf } from '../../domain/documents/form.ts';
import { relationsOf } from '../../domain/enforcement/relations.ts';
import type { EnforcementState } from '../../domain/enforcement/state.ts';
import { mayOnEnforcement } from '../../domain/organisation/enforcement-access.ts';
import type { FormsOfKind } from './forms-of-kind.ts';

/** The form of an enforcement: the settlement by instalments. */
export const formsOfEnforcement: FormsOfKind<EnforcementState> = {
  codes: formCodesOf('enforcement'),
  available: fillableByEnforcement,
  rule: { of: 'enforcement', right: 'request-document' },
  mayRequest: (actor, state, organisations) =>
    mayOnEnforcement(actor.role, 'request-document', relationsOf(actor, state, organisations)),
};
