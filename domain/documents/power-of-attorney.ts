import { identifiedParty } from './agreement-view.ts';
import type { CaseFacts } from './case-facts.ts';
import { disputeType } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { betweenParties, KEPT_BY_RECEIVER, type PartyView } from './party-view.ts';
import { printable } from './printable.ts';

export type PowerOfAttorneyView = FormHead & {
  committeeNumber: string;
  principal: PartyView;
  agent: { name: string; relation: string; idNumber: string; phone: string };
  matter: string;
  owner: string;
};

/**
 * 授权委托书: by whom a party is represented in mediation, and how far. Both are named with their numbers in full, as whoever
 * reads it must know who may sign; how far the power goes is ticked by hand, by the party itself.
 */
export const powerOfAttorney: FormDefinition<PowerOfAttorneyView, CaseFacts> = {
  title: '授权委托书',
  templateVersion: '1',
  view: powerOfAttorneyView,
};

function powerOfAttorneyView(facts: CaseFacts): PowerOfAttorneyView {
  const { subject } = facts;
  if (subject === undefined) throw new RangeError(`case ${facts.number} has no such party`);
  const { party, agent } = subject;
  // Who acts for a protected person is a way to that person.
  const phone = party.protected && agent !== undefined ? KEPT_BY_RECEIVER : printable(agent?.phone ?? '');
  return {
    title: powerOfAttorney.title,
    number: facts.number,
    committeeNumber: facts.committeeNumber ?? '',
    principal: identifiedParty(party),
    agent: {
      name: printable(agent?.name ?? ''),
      relation: printable(agent?.relation ?? ''),
      idNumber: printable(agent?.idNumber ?? ''),
      phone,
    },
    matter: `${betweenParties(facts)}之间的${disputeType(facts.typeLabel)}`,
    owner: printable(facts.ownerName),
  };
}
