import type { CaseFacts, TerminationFacts } from './case-facts.ts';
import { chineseDate } from './chinese-date.ts';
import { citation } from './citation.ts';
import { disputeType, sentence } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { betweenParties, namesOf } from './party-view.ts';
import { paragraphs, printable } from './printable.ts';
import { withoutContacts } from './whereabouts.ts';

export type TerminationNoticeView = FormHead & {
  committeeNumber: string;
  addressees: string;
  /** Who disputed what, since when, and how often it was mediated. */
  course: string;
  matter: string[];
  ground: string;
  decision: string;
  routes: Array<{ label: string; authority: string; basis: string }>;
  /** Everyone who signs for a copy. */
  recipients: string[];
  owner: string;
  mediator: string;
  on: string;
};

/**
 * 终止调解通知书: ends a mediation that failed and names the ways that the law still leaves (人民调解法 26). Every party
 * gets it, so it carries nobody's phone, address or ID number, and where a party is protected not even the facts.
 */
export const terminationNotice: FormDefinition<TerminationNoticeView, CaseFacts> = {
  title: '终止调解通知书',
  templateVersion: '1',
  view: terminationNoticeView,
};

function terminationNoticeView(facts: CaseFacts): TerminationNoticeView {
  const termination = terminationOf(facts);
  return {
    title: terminationNotice.title,
    number: facts.number,
    committeeNumber: facts.committeeNumber ?? '',
    addressees: namesOf(facts),
    course: courseOf(facts),
    matter: facts.parties.some((party) => party.protected)
      ? []
      : paragraphs(facts.facts).map((line) => withoutContacts(line, facts.parties)),
    ground: withoutContacts(`${sentence(termination.groundLabel)}${sentence(termination.reason ?? '')}`, facts.parties),
    decision: `决定自${chineseDate(termination.on)}起终止对本纠纷的调解`,
    routes: termination.routes.map((route) => ({
      label: printable(route.label),
      authority: printable(route.authority),
      basis: printable(citation(route.basis)),
    })),
    recipients: facts.parties.map((party) => printable(party.name)),
    owner: printable(facts.ownerName),
    mediator: printable(facts.ownerMediatorName ?? ''),
    on: chineseDate(termination.on),
  };
}

function terminationOf(facts: CaseFacts): TerminationFacts {
  if (facts.termination === undefined) throw new RangeError(`case ${facts.number} was not terminated`);
  if (facts.termination.routes.length === 0) {
    throw new RangeError(`case ${facts.number}: the notice must name a lawful route (人民调解法 26)`);
  }
  return facts.termination;
}

function courseOf(facts: CaseFacts): string {
  const steps = [`于${chineseDate(facts.registeredOn)}登记`];
  if (facts.acceptedOn !== undefined) steps.push(`于${chineseDate(facts.acceptedOn)}受理`);
  if (facts.sessions.length > 0) steps.push(`先后组织调解${facts.sessions.length}次`);
  return `${betweenParties(facts)}之间的${disputeType(facts.typeLabel)}（案件编号：${facts.number}），本机构${steps.join('，')}。`;
}
