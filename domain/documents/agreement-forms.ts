import { type AgreementView, agreement } from './agreement.ts';
import type { AgreementFacts } from './agreement-facts.ts';
import { type ConfirmationApplicationView, confirmationApplication } from './confirmation-application.ts';
import { type FollowUpRecordView, followUpRecord } from './follow-up-record.ts';
import type { FormDefinition } from './form-definition.ts';
import { type OralAgreementRegisterView, oralAgreementRegister } from './oral-agreement-register.ts';

/** The view model of each form that shows an agreement, by the form's code. */
export type AgreementFormViews = {
  agreement: AgreementView;
  'oral-agreement-register': OralAgreementRegisterView;
  'confirmation-application': ConfirmationApplicationView;
  'follow-up-record': FollowUpRecordView;
};

export type AgreementFormCode = keyof AgreementFormViews;

export const agreementForms: {
  [Code in AgreementFormCode]: FormDefinition<AgreementFormViews[Code], AgreementFacts>;
} = {
  agreement,
  'oral-agreement-register': oralAgreementRegister,
  'confirmation-application': confirmationApplication,
  'follow-up-record': followUpRecord,
};

export const AGREEMENT_FORM_CODES = Object.keys(agreementForms) as AgreementFormCode[];
