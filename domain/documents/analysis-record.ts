import type { CivilDate } from '../time/civil-date.ts';
import { dateOf, type Instant } from '../time/instant.ts';
import { chineseDate, chineseDateTime } from './chinese-date.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { paragraphs, printable } from './printable.ts';

/** What the record of one meeting is made of, opened. */
export type AnalysisFacts = {
  number: string;
  /** Null for a meeting out of turn. */
  no: number | null;
  centreName: string;
  /** What is new counts from here to the agenda. */
  since: Instant;
  heldAt: Instant;
  recordedOn: CivilDate;
  recorderName: string;
  attendees: string[];
  /** Null where none was prepared. */
  counts: { open: number; new: number; overdue: number; red: number; repeated: number; clues: number } | null;
  items: { number: string; title: string; reasonLabels: string[]; suggestion: string }[];
  decisions: { number: string; title: string; decision: string }[];
};

export type AnalysisRecordView = FormHead & {
  meeting: string;
  centre: string;
  heldAt: string;
  period: string;
  attendees: string;
  counts: string;
  items: { number: string; title: string; reasons: string; suggestion: string }[];
  decisions: { number: string; title: string; decision: string[] }[];
  recorder: string;
  owner: string;
  on: string;
};

/** 分析研判会议记录: what the centre's meeting looked at and what it decided. It stays with the centre. */
export const analysisRecord: FormDefinition<AnalysisRecordView, AnalysisFacts> = {
  title: '分析研判会议记录',
  templateVersion: '1',
  view: analysisRecordView,
};

function analysisRecordView(facts: AnalysisFacts): AnalysisRecordView {
  const { no, centreName, since, heldAt, recordedOn, recorderName, attendees, items, decisions } = facts;
  return {
    title: analysisRecord.title,
    number: facts.number,
    meeting: no === null ? '临时会议' : `第${no}次例会`,
    centre: printable(centreName),
    heldAt: chineseDateTime(heldAt),
    period: `${chineseDate(dateOf(since))}至${chineseDate(dateOf(heldAt))}`,
    attendees: attendees.map(printable).join('、'),
    counts: countsOf(facts),
    items: items.map(({ number, title, reasonLabels, suggestion }) => ({
      number,
      title: printable(title),
      reasons: reasonLabels.join('、'),
      suggestion: printable(suggestion),
    })),
    decisions: decisions.map(({ number, title, decision }) => ({
      number,
      title: printable(title),
      decision: paragraphs(decision),
    })),
    recorder: printable(recorderName),
    owner: printable(centreName),
    on: chineseDate(recordedOn),
  };
}

function countsOf({ counts }: AnalysisFacts): string {
  if (counts === null) return '';
  const { open, red, overdue, repeated, clues } = counts;
  return `在办${open}件，其中新增${counts.new}件、超期${overdue}件、红色${red}件、重复${repeated}件；待甄别线索${clues}条。`;
}
