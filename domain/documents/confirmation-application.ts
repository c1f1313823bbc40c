import type { AgreementFacts } from './agreement-facts.ts';
import { agreementNumber, type AgreementWording, type SignatureView, wordingOf } from './agreement-view.ts';
import { chineseDate } from './chinese-date.ts';
import { disputeType, optionalDate } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { printable } from './printable.ts';

export type ConfirmationApplicationView = FormHead &
  AgreementWording & {
    committeeNumber: string;
    type: string;
    court: string;
    owner: string;
    effectiveOn: string;
    /** Empty: the application is signed by hand, or before the court. */
    signatures: SignatureView[];
    on: string;
  };

/**
 * 司法确认申请书 (人民调解法 33; 民事诉讼法 205): by all parties together to the named court, with the pledge of free will, of no
 * collusion and of liability for harm to others (法释〔2011〕5号 3).
 */
export const confirmationApplication: FormDefinition<ConfirmationApplicationView, AgreementFacts> = {
  title: '司法确认申请书',
  templateVersion: '2',
  settledBy: 'confirmation-applied',
  view: confirmationApplicationView,
};

function confirmationApplicationView(facts: AgreementFacts): ConfirmationApplicationView {
  const { application } = facts;
  const wording = wordingOf(facts, true);
  if (application === undefined) throw new RangeError(`confirmation of agreement ${facts.number} was not applied for`);
  return {
    title: confirmationApplication.title,
    number: facts.disputeNumber,
    committeeNumber: agreementNumber(facts),
    ...wording,
    // Who asked for mediation and who was asked: before the court they apply together.
    parties: wording.parties.map((party) => ({ ...party, role: '申请人' })),
    type: disputeType(facts.typeLabel),
    court: printable(application.courtName),
    owner: printable(facts.organisationName),
    effectiveOn: optionalDate(facts.effectiveOn),
    signatures: facts.parties.map(({ name }) => ({ party: printable(name), manner: '', on: '', image: '' })),
    on: chineseDate(application.on),
  };
}
