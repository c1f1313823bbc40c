import type { CaseFacts, ReferralFacts } from './case-facts.ts';
import { chineseDate, chineseDateTime } from './chinese-date.ts';
import { claimedAmount, disputeType, optionalDate } from './dispute-view.ts';
import { mediumOf } from './evidence-list.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { SESSION_RESULTS } from './mediation-record.ts';
import { type PartyView, partyView } from './party-view.ts';
import { paragraphs, printable } from './printable.ts';

export type CourtReferralView = FormHead & {
  committeeNumber: string;
  court: string;
  sender: string;
  mediator: string;
  parties: PartyView[];
  type: string;
  source: string;
  amount: string;
  facts: string[];
  registeredOn: string;
  acceptedOn: string;
  sessions: Array<{ heldAt: string; place: string; result: string }>;
  wishes: Array<{ party: string; on: string }>;
  reason: string[];
  /** What goes to the court with this form. */
  handedOver: Array<{ title: string; medium: string }>;
  on: string;
};

/**
 * 诉前调解移送表: hands a dispute to the court for mediation before filing (人民法院在线调解规则 12). The parties' wish is
 * on it; the mediation record is not handed over, as a concession made in mediation is no evidence (民诉法解释 107).
 */
export const courtReferral: FormDefinition<CourtReferralView, CaseFacts> = {
  title: '诉前调解移送表',
  templateVersion: '1',
  view: courtReferralView,
};

function courtReferralView(facts: CaseFacts): CourtReferralView {
  const referral = referralOf(facts);
  return {
    title: courtReferral.title,
    number: facts.number,
    committeeNumber: facts.committeeNumber ?? '',
    court: printable(referral.courtName),
    sender: printable(facts.ownerName),
    mediator: printable(facts.ownerMediatorName ?? ''),
    parties: facts.parties.map((party) => partyView(party, facts.onInitiative)),
    type: disputeType(facts.typeLabel),
    source: printable(facts.sourceLabel),
    amount: claimedAmount(facts.amountFen),
    facts: paragraphs(facts.facts),
    registeredOn: chineseDate(facts.registeredOn),
    acceptedOn: optionalDate(facts.acceptedOn),
    sessions: facts.sessions.map((session) => ({
      heldAt: chineseDateTime(session.heldAt),
      place: printable(session.place),
      result: SESSION_RESULTS[session.result],
    })),
    wishes: referral.wishes.map((wish) => ({ party: printable(wish.partyName), on: chineseDate(wish.on) })),
    reason: paragraphs(referral.reason),
    handedOver: facts.evidence.map((item) => ({ title: printable(item.title), medium: mediumOf(item.mediaType) })),
    on: chineseDate(referral.on),
  };
}

function referralOf(facts: CaseFacts): ReferralFacts {
  if (facts.referral === undefined) throw new RangeError(`case ${facts.number} was not referred to a court`);
  return facts.referral;
}
