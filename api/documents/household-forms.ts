import { formCodesOf } from '../../domain/documents/form.ts';
import type { HouseholdFormViews } from '../../domain/documents/household-forms.ts';
import { partsOfHousehold } from '../../domain/documents/household-parts.ts';
import { relationOf } from '../../domain/household/relations.ts';
import type { HouseholdState } from '../../domain/household/state.ts';
import { mayOnHousehold } from '../../domain/organisation/household-access.ts';
import type { FormsOfKind } from './forms-of-kind.ts';

const CODES = formCodesOf('household') as (keyof HouseholdFormViews)[];

/** The forms of a household under control: its station's, and nobody else's. */
export const formsOfHousehold: FormsOfKind<HouseholdState> = {
  codes: CODES,
  available: (state) => CODES.filter((form) => partsOfHousehold(form, state)?.ids.length !== 0),
  partsOf: (form, state) => partsOfHousehold(form as keyof HouseholdFormViews, state),
  rule: { of: 'household', right: 'request-document' },
  mayRequest: (actor, state) => mayOnHousehold(actor.role, 'request-document', relationOf(actor, state)),
};
