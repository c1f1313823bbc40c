import type { SignatureView } from './agreement-view.ts';
import type { CaseFacts } from './case-facts.ts';
import { chineseDate } from './chinese-date.ts';
import { disputeType } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { betweenParties } from './party-view.ts';
import { paragraphs, printable } from './printable.ts';
import { toSign } from './signature-view.ts';
import { withoutWhereabouts } from './whereabouts.ts';

export type UndisputedFactsView = FormHead & {
  committeeNumber: string;
  matter: string;
  facts: string[];
  signatures: SignatureView[];
  mediator: string;
  owner: string;
  on: string;
};

/**
 * 无争议事实记载 (法发〔2016〕14号 23): what every party has confirmed needs no proof at trial. It holds facts and no
 * concessions, and so goes to the court with the case.
 */
export const undisputedFacts: FormDefinition<UndisputedFactsView, CaseFacts> = {
  title: '无争议事实记载',
  templateVersion: '1',
  view: undisputedFactsView,
};

function undisputedFactsView(facts: CaseFacts): UndisputedFactsView {
  const { undisputed, parties } = facts;
  if (undisputed === undefined) throw new RangeError(`case ${facts.number}: no facts were confirmed by all`);
  return {
    title: undisputedFacts.title,
    number: facts.number,
    committeeNumber: facts.committeeNumber ?? '',
    matter: `${betweenParties(facts)}之间的${disputeType(facts.typeLabel)}`,
    facts: paragraphs(undisputed.facts).map((line) => withoutWhereabouts(line, parties)),
    signatures: toSign(parties.map(({ name }) => name)),
    mediator: printable(facts.ownerMediatorName ?? ''),
    owner: printable(facts.ownerName),
    on: chineseDate(undisputed.on),
  };
}
