import type { AgreementFacts } from './agreement-facts.ts';
import { agreementNumber } from './agreement-view.ts';
import { chineseDateTime } from './chinese-date.ts';
import { dateOf } from '../time/instant.ts';
import { optionalDate } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { paragraphs, printable } from './printable.ts';

export type FollowUpRecordView = FormHead & {
  committeeNumber: string;
  parties: string;
  visited: string;
  reason: string[];
  visitedAt: string;
  findings: string[];
  visitor: string;
  owner: string;
  on: string;
};

/** 人民调解回访记录 (司发通〔2010〕239号, form 11). Kept by the committee; it carries names and no way to reach anybody. */
export const followUpRecord: FormDefinition<FollowUpRecordView, AgreementFacts> = {
  title: '人民调解回访记录',
  templateVersion: '2',
  view: followUpRecordView,
};

function followUpRecordView(facts: AgreementFacts): FollowUpRecordView {
  const { followUp } = facts;
  if (followUp === undefined) throw new RangeError(`agreement ${facts.number} was not followed up`);
  return {
    title: followUpRecord.title,
    number: facts.disputeNumber,
    committeeNumber: agreementNumber(facts),
    parties: facts.parties.map(({ name }) => printable(name)).join('、'),
    visited: followUp.visited.map(printable).join('、'),
    reason: paragraphs(followUp.reason),
    visitedAt: chineseDateTime(followUp.visitedAt),
    findings: paragraphs(followUp.findings),
    visitor: printable(followUp.visitor),
    owner: printable(facts.organisationName),
    on: optionalDate(dateOf(followUp.visitedAt)),
  };
}
