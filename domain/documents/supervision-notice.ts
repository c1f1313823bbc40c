import type { CaseFacts } from './case-facts.ts';
import type { SupervisionFacts } from './case-part-facts.ts';
import { chineseDate } from './chinese-date.ts';
import { disputeType, sentence } from './dispute-view.ts';
import { dueBy } from './due-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { betweenParties } from './party-view.ts';
import { printable } from './printable.ts';

export type SupervisionNoticeView = FormHead & {
  issuer: string;
  addressee: string;
  /** Which case, in whose hands. */
  matter: string;
  ground: string;
  answer: string;
  owner: string;
  mediator: string;
  on: string;
};

/** 督办通知书: who must see to it that a case moves, why, and until when an answer is due. It stays among the authorities. */
export const supervisionNotice: FormDefinition<SupervisionNoticeView, CaseFacts> = {
  title: '督办通知书',
  templateVersion: '1',
  view: supervisionNoticeView,
};

function supervisionNoticeView(facts: CaseFacts): SupervisionNoticeView {
  const { supervision } = facts;
  if (supervision === undefined) throw new RangeError(`case ${facts.number} was not pressed like that`);
  const owner = printable(supervision.ownerName);
  return {
    title: supervisionNotice.title,
    number: facts.number,
    issuer: printable(supervision.issuerName),
    addressee: printable(supervision.toName),
    matter: `${betweenParties(facts)}之间的${disputeType(facts.typeLabel)}（案件编号：${facts.number}），由${owner}承办，于${chineseDate(facts.registeredOn)}登记。`,
    ground: groundOf(supervision),
    answer:
      supervision.answer === undefined
        ? ''
        : `请于${dueBy(supervision.answer)}作出书面答复。逾期未答复的，列入县级督办清单，并计入考评。`,
    owner,
    mediator: printable(supervision.mediatorName ?? ''),
    on: chineseDate(supervision.openedOn),
  };
}

function groundOf({ reason, words, idleSince }: SupervisionFacts): string {
  if (words !== undefined) return sentence(words);
  if (reason === 'dissatisfied') return '当事人对办理情况评价为不满意。';
  const since = idleSince === undefined ? '' : `自${chineseDate(idleSince)}起`;
  return `${since}没有办理记录，久拖不决。`;
}
