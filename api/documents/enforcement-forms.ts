import { formCodesOf } from '../../domain/documents/form.ts';
import { relationsOf } from '../../domain/enforcement/relations.ts';
import type { EnforcementState } from '../../domain/enforcement/state.ts';
import { mayOnEnforcement } from '../../domain/organisation/enforcement-access.ts';
import type { FormsOfKind } from './forms-of-kind.ts';

/** The form of an enforcement: the settlement by instalments, while there is one. */
export const formsOfEnforcement: FormsOfKind<EnforcementState> = {
  codes: formCodesOf('enforcement'),
  available: (state) => (state.settlement === null ? [] : formCodesOf('enforcement')),
  mayRequest: (actor, state, organisations) =>
    mayOnEnforcement(actor.role, 'request-document', relationsOf(actor, state, organisations)),
};
