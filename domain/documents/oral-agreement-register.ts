import type { AgreementFacts } from './agreement-facts.ts';
import { agreementNumber, type AgreementWording, wordingOf } from './agreement-view.ts';
import { disputeType, optionalDate } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { printable } from './printable.ts';

export type OralAgreementRegisterView = FormHead &
  AgreementWording & { committeeNumber: string; type: string; mediator: string; owner: string; effectiveOn: string };

/** 人民调解口头协议登记表 (人民调解法 28, 30; 司发通〔2010〕239号, form 10): recorded by the mediator; the parties sign nothing. */
export const oralAgreementRegister: FormDefinition<OralAgreementRegisterView, AgreementFacts> = {
  title: '人民调解口头协议登记表',
  templateVersion: '2',
  settledBy: 'took-effect',
  view: (facts) => ({
    title: oralAgreementRegister.title,
    number: facts.disputeNumber,
    committeeNumber: agreementNumber(facts),
    ...wordingOf(facts, false),
    type: disputeType(facts.typeLabel),
    mediator: printable(facts.mediatorName ?? ''),
    owner: printable(facts.organisationName),
    effectiveOn: optionalDate(facts.effectiveOn),
  }),
};
