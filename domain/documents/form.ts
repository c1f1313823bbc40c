import { type AcceptanceRegisterView, acceptanceRegister } from './acceptance-register.ts';
import { type CourtReferralView, courtReferral } from './court-referral.ts';
import type { FormDefinition } from './form-definition.ts';
import { type TerminationNoticeView, terminationNotice } from './termination-notice.ts';

/** The view model of each official form (司发通〔2010〕239号 and what belongs to it), by the form's code. */
export type FormViews = {
  'acceptance-register': AcceptanceRegisterView;
  'termination-notice': TerminationNoticeView;
  'court-referral': CourtReferralView;
};

export type FormCode = keyof FormViews;

const FORMS: { [Code in FormCode]: FormDefinition<FormViews[Code]> } = {
  'acceptance-register': acceptanceRegister,
  'termination-notice': terminationNotice,
  'court-referral': courtReferral,
};

export const FORM_CODES = Object.keys(FORMS) as FormCode[];

export function formOf<Code extends FormCode>(code: Code): FormDefinition<FormViews[Code]> {
  return FORMS[code];
}
