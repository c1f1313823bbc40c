import { type AnalysisRecordView, analysisRecord } from './analysis-record.ts';
import { type AgreementFormViews, agreementForms } from './agreement-forms.ts';
import { type DisputeFormViews, disputeForms } from './dispute-forms.ts';
import type { DossierFormViews } from './dossier/dossier-forms.ts';
import type { FormHead } from './form-definition.ts';
import { type HouseholdFormViews, householdForms } from './household-forms.ts';
import { type InstalmentAgreementView, instalmentAgreement } from './instalment-agreement.ts';
import { type ReceiptView, receipt } from './receipt.ts';
import { type ReviewRecordView, reviewRecord } from './review-record.ts';
import type { StatisticalReportView } from './statistical-report.ts';
import { formNameOf } from './form-name.ts';

/** The view model of each official form (司发通〔2010〕239号 and what belongs to it), by the form's code. */
export type FormViews = {
  receipt: ReceiptView;
  'instalment-agreement': InstalmentAgreementView;
  'analysis-record': AnalysisRecordView;
  'review-record': ReviewRecordView;
  'statistical-report': StatisticalReportView;
} & DisputeFormViews &
  AgreementFormViews &
  HouseholdFormViews &
  DossierFormViews;

export type FormCode = keyof FormViews;

/** A form whose facts only its own file and whoever gathers them know. */
interface AnyForm {
  title: string;
  templateVersion: string;
  settledBy?: string;
  view(facts: unknown): FormHead;
}

/** By kind of record that the form shows. */
const FORMS: Readonly<Record<string, Readonly<Record<string, AnyForm>>>> = {
  dispute: { ...disputeForms, receipt },
  agreement: agreementForms,
  enforcement: { 'instalment-agreement': instalmentAgreement },
  household: householdForms,
  review: { 'review-record': reviewRecord },
  'analysis-meeting': { 'analysis-record': analysisRecord },
};

/** The codes of every form that shows such a record. */
export function formCodesOf(kind: string): FormCode[] {
  return Object.keys(FORMS[kind] ?? {}) as FormCode[];
}

/** By the form's name. Throws RangeError for a form that such a record does not have. */
export function formOf(kind: string, name: string): AnyForm & { code: FormCode } {
  const { code } = formNameOf(name);
  const form = FORMS[kind]?.[code];
  if (!form) throw new RangeError(`a ${kind} has no form ${code}`);
  return { ...form, code: code as FormCode };
}
