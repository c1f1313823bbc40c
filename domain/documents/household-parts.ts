import type { HouseholdState } from '../household/state.ts';
import type { HouseholdFormViews } from './household-forms.ts';
import { newestOf, type PartsOfForm } from './parts-of-form.ts';

type PartsOf = (state: HouseholdState) => PartsOfForm;

/** Forms about one part of a household's file, and the parts that there are now. */
const PARTS: Partial<Record<keyof HouseholdFormViews, PartsOf>> = {
  'revisit-record': ({ visits }) => newestOf(visits.map(({ visitId }) => visitId)),
  'warning-letter': ({ warnings }) => newestOf(warnings.map(({ warningId }) => warningId)),
};

/** What a form of this household can be about; null for a form about the whole. */
export function partsOfHousehold(form: keyof HouseholdFormViews, state: HouseholdState): PartsOfForm | null {
  return PARTS[form]?.(state) ?? null;
}
