import type { HouseholdState } from '../household/state.ts';
import type { HouseholdFormViews } from './household-forms.ts';

type PartsOf = (state: HouseholdState) => string[];

/** Forms about one part of a household's file, and the parts that there are now, oldest first. */
const PARTS: Partial<Record<keyof HouseholdFormViews, PartsOf>> = {
  'revisit-record': ({ visits }) => visits.map(({ visitId }) => visitId),
  'warning-letter': ({ warnings }) => warnings.map(({ warningId }) => warningId),
};

/** What a form of this household can be about, the newest last; null for a form about the whole. */
export function partsOfHousehold(form: keyof HouseholdFormViews, state: HouseholdState): string[] | null {
  return PARTS[form]?.(state) ?? null;
}
