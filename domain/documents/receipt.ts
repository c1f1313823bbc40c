import type { CivilDate } from '../time/civil-date.ts';
import { chineseDate } from './chinese-date.ts';
import { disputeType } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { printable } from './printable.ts';

/** What one party's receipt is made of. Nothing of the other side, not even that it is named. */
export type ReceiptFacts = {
  number: string;
  typeLabel: string;
  partyName: string;
  side: 'applicant' | 'respondent';
  /** The committee came by itself (主动调解), nobody applied. */
  onInitiative: boolean;
  registeredOn: CivilDate;
  /** Who has the case and hands out the receipt. */
  ownerName: string;
  /** 查询码, in groups as it is read out. */
  code: string;
  issuedOn: CivilDate;
  /** From 1; a later one takes the place of those before. */
  issue: number;
};

export type ReceiptView = FormHead & {
  addressee: string;
  /** What was received, and on which day. */
  received: string;
  type: string;
  registeredOn: string;
  code: string;
  /** That an earlier code no longer holds; empty for a first one. */
  replaces: string;
  owner: string;
  on: string;
};

/**
 * 接收回执: that a matter was taken in, and on which day – an application interrupts the limitation of actions (民法典
 * 195) – with the code by which this one party follows the case. It is handed to that party alone.
 */
export const receipt: FormDefinition<ReceiptView, ReceiptFacts> = {
  title: '接收回执',
  templateVersion: '1',
  view: receiptView,
};

function receiptView(facts: ReceiptFacts): ReceiptView {
  return {
    title: receipt.title,
    number: facts.number,
    addressee: printable(facts.partyName),
    received: receivedOf(facts),
    type: disputeType(facts.typeLabel),
    registeredOn: chineseDate(facts.registeredOn),
    code: facts.code,
    replaces: facts.issue === 1 ? '' : '本查询码为重新发放，以前发给您的查询码自即日起作废。',
    owner: printable(facts.ownerName),
    on: chineseDate(facts.issuedOn),
  };
}

function receivedOf({ side, onInitiative, registeredOn, typeLabel }: ReceiptFacts): string {
  const day = chineseDate(registeredOn);
  const matter = disputeType(typeLabel);
  return side === 'applicant' && !onInitiative
    ? `您申请调解的${matter}，我单位已于${day}接收登记`
    : `涉及您的${matter}，我单位已于${day}接收登记`;
}
