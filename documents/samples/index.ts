import { agreementForms } from '../../domain/documents/agreement-forms.ts';
import { analysisRecord } from '../../domain/documents/analysis-record.ts';
import { disputeForms } from '../../domain/documents/dispute-forms.ts';
import {
  backCover,
  dossierContents,
  dossierCover,
  dossierNote,
  enclosureNote,
} from '../../domain/documents/dossier/dossier-forms.ts';
import type { FormCode, FormViews } from '../../domain/documents/form.ts';
import { householdForms } from '../../domain/documents/household-forms.ts';
import { instalmentAgreement } from '../../domain/documents/instalment-agreement.ts';
import { receipt } from '../../domain/documents/receipt.ts';
import { reviewRecord } from '../../domain/documents/review-record.ts';
import { statisticalReport } from '../../domain/documents/statistical-report.ts';
import { sampleAgreement } from './sample-agreement.ts';
import { sampleCase, sampleEntrusted } from './sample-case.ts';
import { sampleBound, sampleDossier } from './sample-dossier.ts';
import { sampleHousehold, sampleRevisit, sampleWarning } from './sample-household.ts';
import { sampleInstalments } from './sample-instalments.ts';
import { sampleMeeting } from './sample-meeting.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { sampleReview } from './sample-review.ts';
import { sampleStatistics } from './sample-statistics.ts';

/**
 * Every form filled in with invented facts: for whoever designs a template, for the gallery, and for checks that must see
 * each form. A further form does not compile without its line here.
 */
export const samples: { readonly [Code in FormCode]: () => FormViews[Code] } = {
  receipt: () => receipt.view(sampleReceipt),
  application: () => disputeForms.application.view(sampleCase),
  'acceptance-register': () => disputeForms['acceptance-register'].view(sampleCase),
  'rights-notice': () => disputeForms['rights-notice'].view(sampleCase),
  'power-of-attorney': () => disputeForms['power-of-attorney'].view(sampleCase),
  'address-confirmation': () => disputeForms['address-confirmation'].view(sampleCase),
  'investigation-record': () => disputeForms['investigation-record'].view(sampleCase),
  'evidence-list': () => disputeForms['evidence-list'].view(sampleCase),
  'mediation-record': () => disputeForms['mediation-record'].view(sampleCase),
  'undisputed-facts': () => disputeForms['undisputed-facts'].view(sampleCase),
  'transfer-letter': () => disputeForms['transfer-letter'].view(sampleCase),
  'entrustment-letter': () => disputeForms['entrustment-letter'].view(sampleEntrusted),
  'supervision-notice': () => disputeForms['supervision-notice'].view(sampleCase),
  'termination-notice': () => disputeForms['termination-notice'].view(sampleCase),
  'court-referral': () => disputeForms['court-referral'].view(sampleCase),
  agreement: () => agreementForms.agreement.view(sampleAgreement),
  'oral-agreement-register': () => agreementForms['oral-agreement-register'].view(sampleAgreement),
  'confirmation-application': () => agreementForms['confirmation-application'].view(sampleAgreement),
  'follow-up-record': () => agreementForms['follow-up-record'].view(sampleAgreement),
  'instalment-agreement': () => instalmentAgreement.view(sampleInstalments),
  'household-file': () => householdForms['household-file'].view(sampleHousehold),
  'revisit-record': () => householdForms['revisit-record'].view(sampleRevisit),
  'warning-letter': () => householdForms['warning-letter'].view(sampleWarning),
  'review-record': () => reviewRecord.view(sampleReview),
  'dossier-cover': () => dossierCover(sampleDossier, sampleBound),
  'dossier-contents': () => dossierContents(sampleDossier, sampleBound),
  'dossier-note': () => dossierNote(sampleDossier, sampleBound),
  'back-cover': () => backCover(sampleDossier, sampleBound),
  'enclosure-note': () =>
    enclosureNote(sampleDossier, { name: '证据3：通话录音', reason: '录音不能印制', sha256: 'c0ffee'.padEnd(64, '0') }),
  'analysis-record': () => analysisRecord.view(sampleMeeting),
  'statistical-report': () => statisticalReport.view(sampleStatistics),
};

/** The codes of all forms, in the order in which a case meets them. */
export const FORM_CODES = Object.keys(samples) as FormCode[];
