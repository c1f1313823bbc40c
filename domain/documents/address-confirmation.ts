import { identifiedParty } from './agreement-view.ts';
import type { CaseFacts } from './case-facts.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import type { PartyView } from './party-view.ts';
import { printable } from './printable.ts';

export type AddressConfirmationView = FormHead & {
  committeeNumber: string;
  party: PartyView;
  /** The address lies sealed with whoever took the matter in. */
  isKept: boolean;
  /** 指定代收人. */
  receiver: string;
  owner: string;
};

/**
 * 送达地址确认书: where one party wants papers of a court to be served. It is one party's paper, for the court and nobody
 * else; a protected person's address is not even on it, and goes to the court sealed apart (法发〔2022〕10号 4).
 */
export const addressConfirmation: FormDefinition<AddressConfirmationView, CaseFacts> = {
  title: '送达地址确认书',
  templateVersion: '1',
  view: addressConfirmationView,
};

function addressConfirmationView(facts: CaseFacts): AddressConfirmationView {
  const { subject } = facts;
  if (subject === undefined) throw new RangeError(`case ${facts.number} has no such party`);
  const { party, agent } = subject;
  return {
    title: addressConfirmation.title,
    number: facts.number,
    committeeNumber: facts.committeeNumber ?? '',
    party: identifiedParty(party),
    isKept: party.protected === true,
    receiver: party.protected ? '' : printable(agent?.name ?? ''),
    owner: printable(facts.ownerName),
  };
}
