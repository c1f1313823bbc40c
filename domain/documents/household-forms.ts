import { type HouseholdFileView, householdFile } from './household-file.ts';
import { type RevisitRecordView, revisitRecord } from './revisit-record.ts';
import { type WarningLetterView, warningLetter } from './warning-letter.ts';

/** The view model of each form that shows a household under control, by the form's code. */
export type HouseholdFormViews = {
  'household-file': HouseholdFileView;
  'revisit-record': RevisitRecordView;
  'warning-letter': WarningLetterView;
};

/** The file shows all of a household, the others one visit or one warning. */
export const householdForms = {
  'household-file': householdFile,
  'revisit-record': revisitRecord,
  'warning-letter': warningLetter,
};
