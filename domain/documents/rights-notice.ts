import type { SignatureView } from './agreement-view.ts';
import type { CaseFacts } from './case-facts.ts';
import { disputeType, optionalDate } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { betweenParties, namesOf } from './party-view.ts';
import { printable } from './printable.ts';
import { toSign } from './signature-view.ts';

export type RightsNoticeView = FormHead & {
  committeeNumber: string;
  addressees: string;
  matter: string;
  /** What a party speaks who needs an interpreter, who then signs too; else empty. */
  language: string;
  mediator: string;
  owner: string;
  signatures: SignatureView[];
  on: string;
};

/**
 * 权利义务告知书: what the parties are told before they consent – that nothing happens against the will of one of them
 * (人民调解法 17), their rights (23), their duties (24), what an agreement binds them to, and that it costs nothing (4).
 */
export const rightsNotice: FormDefinition<RightsNoticeView, CaseFacts> = {
  title: '权利义务告知书',
  templateVersion: '1',
  view: (facts) => ({
    title: rightsNotice.title,
    number: facts.number,
    committeeNumber: facts.committeeNumber ?? '',
    addressees: namesOf(facts),
    matter: `${betweenParties(facts)}之间的${disputeType(facts.typeLabel)}`,
    language: printable(facts.language ?? ''),
    mediator: printable(facts.ownerMediatorName ?? ''),
    owner: printable(facts.ownerName),
    signatures: toSign(facts.parties.map(({ name }) => name)),
    on: optionalDate(facts.toldRightsOn),
  }),
};
