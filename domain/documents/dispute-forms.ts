import { type AcceptanceRegisterView, acceptanceRegister } from './acceptance-register.ts';
import type { CaseFacts } from './case-facts.ts';
import { type CourtReferralView, courtReferral } from './court-referral.ts';
import type { FormDefinition } from './form-definition.ts';
import { type TerminationNoticeView, terminationNotice } from './termination-notice.ts';

/** The view model of each form that shows a dispute, by the form's code. */
export type DisputeFormViews = {
  'acceptance-register': AcceptanceRegisterView;
  'termination-notice': TerminationNoticeView;
  'court-referral': CourtReferralView;
};

export type DisputeFormCode = keyof DisputeFormViews;

export const disputeForms: { [Code in DisputeFormCode]: FormDefinition<DisputeFormViews[Code], CaseFacts> } = {
  'acceptance-register': acceptanceRegister,
  'termination-notice': terminationNotice,
  'court-referral': courtReferral,
};

export const DISPUTE_FORM_CODES = Object.keys(disputeForms) as DisputeFormCode[];
