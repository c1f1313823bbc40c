import { type AcceptanceRegisterView, acceptanceRegister } from './acceptance-register.ts';
import type { CaseFacts } from './case-facts.ts';
import { type AddressConfirmationView, addressConfirmation } from './address-confirmation.ts';
import { type ApplicationView, application } from './application.ts';
import { type CourtReferralView, courtReferral } from './court-referral.ts';
import { type EntrustmentLetterView, entrustmentLetter } from './entrustment-letter.ts';
import { type EvidenceListView, evidenceList } from './evidence-list.ts';
import type { FormDefinition } from './form-definition.ts';
import { type InvestigationRecordView, investigationRecord } from './investigation-record.ts';
import { type MediationRecordView, mediationRecord } from './mediation-record.ts';
import { type PowerOfAttorneyView, powerOfAttorney } from './power-of-attorney.ts';
import { type RightsNoticeView, rightsNotice } from './rights-notice.ts';
import { type SupervisionNoticeView, supervisionNotice } from './supervision-notice.ts';
import { type TerminationNoticeView, terminationNotice } from './termination-notice.ts';
import { type TransferLetterView, transferLetter } from './transfer-letter.ts';
import { type UndisputedFactsView, undisputedFacts } from './undisputed-facts.ts';

/** The view model of each form that shows a dispute, by the form's code. */
export type DisputeFormViews = {
  application: ApplicationView;
  'acceptance-register': AcceptanceRegisterView;
  'rights-notice': RightsNoticeView;
  'power-of-attorney': PowerOfAttorneyView;
  'address-confirmation': AddressConfirmationView;
  'investigation-record': InvestigationRecordView;
  'evidence-list': EvidenceListView;
  'mediation-record': MediationRecordView;
  'undisputed-facts': UndisputedFactsView;
  'transfer-letter': TransferLetterView;
  'entrustment-letter': EntrustmentLetterView;
  'supervision-notice': SupervisionNoticeView;
  'termination-notice': TerminationNoticeView;
  'court-referral': CourtReferralView;
};

export type DisputeFormCode = keyof DisputeFormViews;

export const disputeForms: { [Code in DisputeFormCode]: FormDefinition<DisputeFormViews[Code], CaseFacts> } = {
  application,
  'acceptance-register': acceptanceRegister,
  'rights-notice': rightsNotice,
  'power-of-attorney': powerOfAttorney,
  'address-confirmation': addressConfirmation,
  'investigation-record': investigationRecord,
  'evidence-list': evidenceList,
  'mediation-record': mediationRecord,
  'undisputed-facts': undisputedFacts,
  'transfer-letter': transferLetter,
  'entrustment-letter': entrustmentLetter,
  'supervision-notice': supervisionNotice,
  'termination-notice': terminationNotice,
  'court-referral': courtReferral,
};

export const DISPUTE_FORM_CODES = Object.keys(disputeForms) as DisputeFormCode[];
