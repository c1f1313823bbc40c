import type { AgreementFacts } from './agreement-facts.ts';
import {
  agreementNumber,
  type AgreementWording,
  type SignatureView,
  signatureViews,
  wordingOf,
} from './agreement-view.ts';
import { disputeType, optionalDate } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { printable } from './printable.ts';
import { sealImage } from './seal.ts';

export type AgreementView = FormHead &
  AgreementWording & {
    committeeNumber: string;
    type: string;
    copies: string;
    signatures: SignatureView[];
    mediator: string;
    mediatorSignedOn: string;
    owner: string;
    effectiveOn: string;
    /** A picture; empty where the seal is still to be put on. */
    seal: string;
  };

/**
 * 人民调解协议书 (人民调解法 29; 司发通〔2010〕239号, form 9). It binds the parties and may go to a court, so their ID numbers
 * stand on it in full.
 */
export const agreement: FormDefinition<AgreementView, AgreementFacts> = {
  title: '人民调解协议书',
  templateVersion: '2',
  settledBy: 'took-effect',
  view: agreementView,
};

function agreementView(facts: AgreementFacts): AgreementView {
  return {
    title: agreement.title,
    number: facts.disputeNumber,
    committeeNumber: agreementNumber(facts),
    ...wordingOf(facts, true),
    type: disputeType(facts.typeLabel),
    copies: `本协议一式${facts.parties.length + 1}份，当事人、人民调解委员会各持一份。`,
    signatures: signatureViews(facts),
    mediator: printable(facts.mediatorName ?? ''),
    mediatorSignedOn: optionalDate(facts.mediatorSignedOn),
    owner: printable(facts.organisationName),
    effectiveOn: optionalDate(facts.effectiveOn),
    seal: facts.sealed ? sealImage(facts.organisationName) : '',
  };
}
