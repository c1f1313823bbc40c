import { dateOf } from '../time/instant.ts';
import type { SignatureView } from './agreement-view.ts';
import type { CaseFacts, SessionFacts } from './case-facts.ts';
import { chineseDate, chineseDateTime } from './chinese-date.ts';
import { disputeType, optionalDate } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { betweenParties } from './party-view.ts';
import { paragraphs, printable } from './printable.ts';
import { toSign } from './signature-view.ts';
import { withoutWhereabouts } from './whereabouts.ts';

export type MediationRecordView = FormHead & {
  committeeNumber: string;
  session: string;
  matter: string;
  heldAt: string;
  place: string;
  participants: string;
  guests: string;
  /** When they were told their rights; empty to be written in. */
  toldRightsOn: string;
  record: string[];
  /** 成功、不成、有待继续, the one that holds marked. */
  results: { label: string; isResult: boolean }[];
  language: string;
  signatures: SignatureView[];
  mediator: string;
  owner: string;
  on: string;
};

export const SESSION_RESULTS: Record<SessionFacts['result'], string> = {
  succeeded: '成功',
  failed: '不成',
  continue: '有待继续',
};

/**
 * 人民调解记录 (司发通〔2010〕239号, form 8), one for each session. Who takes part signs it and so reads it. It stays with the
 * mediator's file: what was conceded is no evidence (民诉法解释 107).
 */
export const mediationRecord: FormDefinition<MediationRecordView, CaseFacts> = {
  title: '人民调解记录',
  templateVersion: '1',
  view: mediationRecordView,
};

function mediationRecordView(facts: CaseFacts): MediationRecordView {
  const { session, parties } = facts;
  if (session === undefined) throw new RangeError(`case ${facts.number} has no record of that session`);
  const shown = (text: string) => withoutWhereabouts(text, parties);
  return {
    title: session.byCourt ? '诉前调解记录' : mediationRecord.title,
    number: facts.number,
    committeeNumber: facts.committeeNumber ?? '',
    session: `第${session.no}次`,
    matter: `${betweenParties(facts)}之间的${disputeType(facts.typeLabel)}`,
    heldAt: chineseDateTime(session.heldAt),
    place: shown(printable(session.place)),
    participants: session.participants.map(printable).join('、'),
    guests: shown(printable(session.guests ?? '')),
    toldRightsOn: optionalDate(facts.toldRightsOn),
    record: paragraphs(session.record).map(shown),
    results: Object.entries(SESSION_RESULTS).map(([key, label]) => ({ label, isResult: key === session.result })),
    language: printable(facts.language ?? ''),
    signatures: toSign(session.participants),
    mediator: printable(session.mediatorName ?? ''),
    owner: printable(session.organisationName),
    on: chineseDate(dateOf(session.heldAt)),
  };
}
