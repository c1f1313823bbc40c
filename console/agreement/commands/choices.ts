import type { AgreementAnswer } from '../../../api/agreements/agreement-schema.ts';
import type { Language } from '../../../api/problems/catalogue.ts';
import type { AgreementCommand } from '../../../domain/agreement/commands.ts';
import { isOpenCourt, type OrganisationTree } from '../../../domain/organisation/tree.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Option } from '../../forms/form.ts';
import { yuanOf } from '../../layout/money.ts';
import { dayOf } from '../../layout/time.ts';
import { filled, labelOf, type Words } from '../../layout/words.ts';

/** What the choices of an agreement's forms are made from. */
export interface Choosing {
  type: AgreementCommand['type'];
  agreement: AgreementAnswer;
  policy: Policy;
  organisations: OrganisationTree;
  now: Instant;
  language: Language;
  say: Words;
}

/** 可选项 of a form on an agreement, by the name of the field. Which of them the rules take, the decider says. */
export function choicesOf(choosing: Choosing): Record<string, readonly Option[]> {
  const { agreement, organisations, say } = choosing;
  const parties = agreement.parties.map(({ partyId, name, side }) => ({
    value: partyId,
    label: `${name}（${labelOf(say.side, side)}）`,
  }));
  const asked = askedParties(choosing);
  return {
    partyId: parties,
    partyIds: parties.filter(({ value }) => asked.includes(value)),
    visitedPartyIds: parties,
    applicantPartyIds: parties,
    debtorId: parties,
    creditorId: parties,
    obligationId: obligationsOf(choosing),
    attachmentId: agreement.attachments.map(({ attachmentId, title }) => ({ value: attachmentId, label: title })),
    courtId: Object.values(organisations)
      .filter(isOpenCourt)
      .map(({ id, name }) => ({ value: id, label: name })),
    ...grounds(choosing),
  };
}

/** Of whom it can still be said: who has not agreed, who has no copy yet. */
function askedParties({ type, agreement }: Choosing): string[] {
  const done =
    type === 'agree-to-confirmation'
      ? agreement.confirmation.partyIds
      : type === 'hand-over-copies'
        ? agreement.copies.map(({ partyId }) => partyId)
        : [];
  return agreement.parties.map(({ partyId }) => partyId).filter((partyId) => !done.includes(partyId));
}

/** The closed list of what the form decides, and the bases for jurisdiction. */
function grounds({ type, policy, say }: Choosing): Record<string, readonly Option[]> {
  const { courtBases, notAccepted, rejected } = policy.agreement.confirmation;
  const coded = (labels: Readonly<Record<string, string>>, words: Readonly<Record<string, string>>): Option[] =>
    Object.keys(labels).map((value) => ({ value, label: labelOf({ ...labels, ...words }, value) }));
  const { grounds: groundWords, bases } = say.agreement;
  if (type === 'apply-for-confirmation') return { basis: coded(courtBases, bases) };
  if (type === 'decline-confirmation') return { ground: coded(notAccepted, groundWords) };
  return type === 'decide-confirmation' ? { ground: coded(rejected, groundWords) } : {};
}

/** 义务 by what is still owed of it and until when. */
function obligationsOf({ agreement, language, now, say }: Choosing): Option[] {
  const names = new Map(agreement.parties.map(({ partyId, name }) => [partyId, name]));
  return agreement.obligations
    .filter(({ status }) => status !== 'performed' && status !== 'waived')
    .map(({ id, kind, debtorId, creditorId, outstandingFen, what, dueOn }) => {
      const people = { debtor: names.get(debtorId) ?? '', creditor: names.get(creditorId) ?? '' };
      const owed = filled(kind === 'money' ? say.agreement.owes : say.agreement.does, people);
      const object = kind === 'money' ? yuanOf(outstandingFen) : (what ?? '');
      return { value: id, label: `${owed} ${object} · ${say.agreement.dueOn} ${dayOf(dueOn, language, now)}` };
    });
}
