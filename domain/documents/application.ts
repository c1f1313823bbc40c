import type { SignatureView } from './agreement-view.ts';
import type { CaseFacts } from './case-facts.ts';
import { claimedAmount, optionalDate } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { type PartyView, partyView } from './party-view.ts';
import { paragraphs, printable } from './printable.ts';
import { toSign } from './signature-view.ts';
import { withoutWhereabouts } from './whereabouts.ts';

export type ApplicationView = FormHead & {
  committeeNumber: string;
  parties: PartyView[];
  facts: string[];
  /** 申请事项, numbered by the template; none where they are written in by hand. */
  requests: string[];
  amount: string;
  language: string;
  committee: string;
  signatures: SignatureView[];
  on: string;
};

/**
 * 人民调解申请书 (司发通〔2010〕239号, form 3): what a party asks for, of its own free will and knowing the rules. The day on it
 * is the day of application, which interrupts the limitation of actions (民法典 195).
 */
export const application: FormDefinition<ApplicationView, CaseFacts> = {
  title: '人民调解申请书',
  templateVersion: '1',
  view: applicationView,
};

function applicationView(facts: CaseFacts): ApplicationView {
  const { parties, onInitiative } = facts;
  if (onInitiative) throw new RangeError(`case ${facts.number}: nobody applied (主动调解)`);
  const shown = (text: string) => withoutWhereabouts(text, parties);
  return {
    title: application.title,
    number: facts.number,
    committeeNumber: facts.committeeNumber ?? '',
    parties: parties.map((party) => partyView(party, false)),
    facts: paragraphs(facts.facts).map(shown),
    requests: (facts.requests ?? []).map((request) => shown(printable(request))),
    amount: claimedAmount(facts.amountFen),
    language: printable(facts.language ?? ''),
    committee: printable(facts.ownerName),
    signatures: toSign(parties.filter(({ side }) => side === 'applicant').map(({ name }) => name)),
    on: optionalDate(facts.appliedOn),
  };
}
