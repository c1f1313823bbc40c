import { dateOf } from '../time/instant.ts';
import type { CaseFacts } from './case-facts.ts';
import { chineseDate, chineseDateTime } from './chinese-date.ts';
import { disputeType } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { betweenParties } from './party-view.ts';
import { paragraphs, printable } from './printable.ts';
import { withoutWhereabouts } from './whereabouts.ts';

export type InvestigationRecordView = FormHead & {
  committeeNumber: string;
  matter: string;
  at: string;
  place: string;
  attendees: string;
  interviewee: string;
  record: string[];
  investigator: string;
  owner: string;
  on: string;
};

/** 人民调解调查记录 (司发通〔2010〕239号, form 6), one for each time that somebody was asked; who was asked signs it. */
export const investigationRecord: FormDefinition<InvestigationRecordView, CaseFacts> = {
  title: '人民调解调查记录',
  templateVersion: '1',
  view: investigationRecordView,
};

function investigationRecordView(facts: CaseFacts): InvestigationRecordView {
  const { investigation, parties } = facts;
  if (investigation === undefined) throw new RangeError(`case ${facts.number} has no such investigation`);
  const shown = (text: string) => withoutWhereabouts(text, parties);
  return {
    title: investigation.byCourt ? '诉前调解调查记录' : investigationRecord.title,
    number: facts.number,
    committeeNumber: facts.committeeNumber ?? '',
    matter: `${betweenParties(facts)}之间的${disputeType(facts.typeLabel)}`,
    at: chineseDateTime(investigation.at),
    place: shown(printable(investigation.place ?? '')),
    attendees: shown(printable(investigation.attendees ?? '')),
    interviewee: shown(printable(investigation.interviewee ?? '')),
    record: paragraphs(investigation.record).map(shown),
    investigator: printable(investigation.mediatorName ?? ''),
    owner: printable(investigation.organisationName),
    on: chineseDate(dateOf(investigation.at)),
  };
}
