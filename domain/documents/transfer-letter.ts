import type { CaseFacts } from './case-facts.ts';
import type { TransferFacts } from './case-part-facts.ts';
import { chineseDate } from './chinese-date.ts';
import { claimedAmount, disputeType } from './dispute-view.ts';
import { dueBy } from './due-view.ts';
import { attachedEvidence } from './evidence-list.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { betweenParties } from './party-view.ts';
import { paragraphs, printable } from './printable.ts';
import { withoutWhereabouts } from './whereabouts.ts';

export type TransferLetterView = FormHead & {
  committeeNumber: string;
  receiver: string;
  sender: string;
  mediator: string;
  /** What is sent, and in which direction. */
  sent: string;
  matter: string[];
  amount: string;
  done: string;
  reason: string[];
  /** Until when the receiver answers, and what follows otherwise. */
  answer: string;
  /** Pieces of evidence that go along. */
  materials: string;
  on: string;
};

/** 移送（交办）函: work sent up, down or sideways, why, and until when the receiver takes it or sends it back. */
export const transferLetter: FormDefinition<TransferLetterView, CaseFacts> = {
  title: '移送（交办）函',
  templateVersion: '1',
  view: transferLetterView,
};

const SENT: Record<TransferFacts['kind'], string> = {
  up: '现将该纠纷上交你单位处理',
  down: '现将该纠纷交由你单位办理',
  sideways: '现将该纠纷移送你单位处理',
};

function transferLetterView(facts: CaseFacts): TransferLetterView {
  const { transfer, parties } = facts;
  if (transfer === undefined) throw new RangeError(`case ${facts.number} was not sent on like that`);
  const shown = (text: string) => withoutWhereabouts(text, parties);
  return {
    title: transferLetter.title,
    number: facts.number,
    committeeNumber: facts.committeeNumber ?? '',
    receiver: printable(transfer.toName),
    sender: printable(transfer.fromName),
    mediator: printable(transfer.mediatorName ?? ''),
    sent: `${betweenParties(facts)}之间的${disputeType(facts.typeLabel)}（案件编号：${facts.number}），我单位于${chineseDate(facts.registeredOn)}登记。${SENT[transfer.kind]}。`,
    matter: paragraphs(facts.facts).map(shown),
    amount: claimedAmount(facts.amountFen),
    done: transfer.sessions === 0 ? '尚未组织调解。' : `已组织调解${transfer.sessions}次，未能达成调解协议。`,
    reason: paragraphs(transfer.reason ?? '').map(shown),
    answer: transfer.answer === undefined ? '' : answerOf(transfer.answer),
    materials: attachedEvidence(facts),
    on: chineseDate(transfer.on),
  };
}

function answerOf(answer: NonNullable<TransferFacts['answer']>): string {
  const otherwise = answer.then === 'next-level' ? '本件转由上一级组织处理' : '本件退回我单位';
  return `请于${dueBy(answer)}决定接收或者退回；退回的，请说明理由。逾期未作决定的，${otherwise}。`;
}
