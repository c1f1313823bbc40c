import type { CaseFacts } from './case-facts.ts';
import { claimedAmount, disputeType, optionalDate } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { maskPhone } from './mask.ts';
import { betweenParties, KEPT_BY_RECEIVER, type PartyView, partyView } from './party-view.ts';
import { paragraphs, printable } from './printable.ts';

export type AcceptanceRegisterView = FormHead & {
  committeeNumber: string;
  registeredOn: string;
  acceptedOn: string;
  /** Where the sentence `…,经当事人同意,调解…之间的纠纷` says who came to whom. */
  occasion: string;
  between: string;
  parties: PartyView[];
  type: string;
  source: string;
  amount: string;
  facts: string[];
  owner: string;
  mediator: string;
};

/**
 * 人民调解受理登记表 (司发通〔2010〕239号, form 4): that the committee took the dispute on, on whose initiative and with
 * the parties' consent (人民调解法 17). All parties sign it and so read it: phones are masked, the record has them.
 */
export const acceptanceRegister: FormDefinition<AcceptanceRegisterView, CaseFacts> = {
  title: '人民调解受理登记表',
  templateVersion: '1',
  view: acceptanceRegisterView,
};

function acceptanceRegisterView(facts: CaseFacts): AcceptanceRegisterView {
  return {
    title: acceptanceRegister.title,
    number: facts.number,
    committeeNumber: facts.committeeNumber ?? '',
    registeredOn: optionalDate(facts.registeredOn),
    acceptedOn: optionalDate(facts.acceptedOn),
    occasion: facts.onInitiative ? '主动调解' : '依当事人申请',
    between: betweenParties(facts),
    parties: facts.parties.map((party) => withMaskedPhone(partyView(party, facts.onInitiative))),
    type: disputeType(facts.typeLabel),
    source: printable(facts.sourceLabel),
    amount: claimedAmount(facts.amountFen),
    facts: paragraphs(facts.facts),
    owner: printable(facts.ownerName),
    mediator: printable(facts.ownerMediatorName ?? ''),
  };
}

function withMaskedPhone(party: PartyView): PartyView {
  return party.contact === KEPT_BY_RECEIVER ? party : { ...party, contact: maskPhone(party.contact) };
}
