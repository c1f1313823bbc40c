import type { CaseFacts } from './case-facts.ts';
import type { TransferFacts } from './case-part-facts.ts';
import { chineseDate } from './chinese-date.ts';
import { claimedAmount, disputeType } from './dispute-view.ts';
import { dueBy } from './due-view.ts';
import { attachedEvidence } from './evidence-list.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { betweenParties, type PartyView, partyView } from './party-view.ts';
import { paragraphs, printable } from './printable.ts';
import { withoutWhereabouts } from './whereabouts.ts';

export type EntrustmentLetterView = FormHead & {
  caseNumber: string;
  court: string;
  receiver: string;
  /** What is entrusted, before filing or after it. */
  entrusted: string;
  parties: PartyView[];
  matter: string[];
  amount: string;
  reason: string[];
  /** Within which days, counted from when (特邀调解规定 27). */
  period: string;
  agreed: string;
  failed: string;
  answer: string;
  /** Pieces of evidence that go along. */
  materials: string;
  on: string;
};

/**
 * 诉前调解委派函 before filing, 委托调解函 after it (特邀调解规定 27): a court's case in the hands of a committee. It goes from
 * house to house and carries how to reach the parties, but for those protected.
 */
export const entrustmentLetter: FormDefinition<EntrustmentLetterView, CaseFacts> = {
  title: '诉前调解委派函',
  templateVersion: '1',
  view: entrustmentLetterView,
};

type Entrustment = NonNullable<TransferFacts['entrustment']>;

function entrustmentLetterView(facts: CaseFacts): EntrustmentLetterView {
  const { transfer } = facts;
  const entrustment = transfer?.entrustment;
  if (transfer === undefined || entrustment === undefined)
    throw new RangeError(`case ${facts.number} was not entrusted`);
  const { isFiled } = entrustment;
  const shown = (text: string) => withoutWhereabouts(text, facts.parties);
  return {
    title: isFiled ? '委托调解函' : entrustmentLetter.title,
    number: facts.number,
    caseNumber: printable(entrustment.caseNumber ?? ''),
    court: printable(transfer.fromName),
    receiver: printable(transfer.toName),
    entrusted: entrustedOf(facts, entrustment),
    parties: facts.parties.map((party) => partyView(party, false)),
    matter: paragraphs(facts.facts).map(shown),
    amount: claimedAmount(facts.amountFen),
    reason: paragraphs(transfer.reason ?? '').map(shown),
    period: `调解期限为${entrustment.days}日，自你单位签字接收本院移交材料之日起计算；双方当事人同意延长的，不受此限。`,
    agreed: isFiled
      ? '达成调解协议的，请将调解协议提交本院，由本院审查并制作调解书结案。'
      : '达成调解协议的，请将调解协议送达双方当事人并提交本院备案；当事人可以依法共同向人民法院申请司法确认。',
    failed: isFiled
      ? '未达成调解协议的，请将调解情况和有关材料移交本院，由本院继续审理。'
      : '未达成调解协议的，请将当事人提交的材料和调解情况移交本院；当事人坚持诉讼的，本院依法登记立案。',
    answer: transfer.answer === undefined ? '' : `请于${dueBy(transfer.answer)}决定是否接受${verb(entrustment)}。`,
    materials: attachedEvidence(facts),
    on: chineseDate(transfer.on),
  };
}

function entrustedOf(facts: CaseFacts, entrustment: Entrustment): string {
  const matter = `${betweenParties(facts)}之间的${disputeType(facts.typeLabel)}`;
  const basis = '根据《最高人民法院关于人民法院特邀调解的规定》';
  return entrustment.isFiled
    ? `本院受理的${matter}一案，${basis}，现委托你单位进行调解。`
    : `本院接收的${matter}，适宜在登记立案前调解，${basis}，现委派你单位进行调解。`;
}

function verb({ isFiled }: Entrustment): string {
  return isFiled ? '委托' : '委派';
}
