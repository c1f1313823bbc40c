import { AGAINST_RELAXING } from '../household/relaxing.ts';
import type { LevelDecision, SuggestionReason } from '../review/state.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import { chineseDate, chineseDateTime } from './chinese-date.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import type { MemberFacts } from './household-facts.ts';
import { withoutMembersWhereabouts } from './members-whereabouts.ts';
import { paragraphs, printable } from './printable.ts';

/** What the record of one meeting is made of, opened. */
export type ReviewFacts = {
  number: string;
  stationName: string;
  /** Null for a meeting out of turn. */
  no: number | null;
  quarter: { from: CivilDate; to: CivilDate };
  heldAt: Instant;
  recordedOn: CivilDate;
  recorderName: string;
  attendees: string[];
  /** The county's levels, the gravest first. */
  levelLabels: string[];
  items: ReviewItemFacts[];
};

/** One household that the meeting had before it. */
export type ReviewItemFacts = {
  number: string;
  levelLabel: string;
  ownerName?: string;
  ownerRoleLabel: string;
  visits: { on: CivilDate; complete: boolean; feedback: string }[];
  incidents: number;
  overdue: boolean;
  suggestion: { decision: LevelDecision; levelLabel?: string; because: SuggestionReason };
  /** Absent where the meeting left it as it was. */
  decided?: { decision: LevelDecision; levelLabel: string; reason: string };
  /** Whose whereabouts no words of the record may tell. */
  members: MemberFacts[];
};

export type ReviewRecordView = FormHead & {
  station: string;
  meeting: string;
  quarter: string;
  heldAt: string;
  attendees: string;
  counts: string;
  items: {
    number: string;
    level: string;
    keeper: string;
    visits: string;
    incidents: string;
    feedback: string[];
    suggestion: string;
    decision: string;
    reason: string[];
  }[];
  recorder: string;
  owner: string;
  on: string;
};

/** 季度研判会议记录: the households that the station's meeting had before it, and what it decided. It stays with the station. */
export const reviewRecord: FormDefinition<ReviewRecordView, ReviewFacts> = {
  title: '季度研判会议记录',
  templateVersion: '1',
  view: reviewRecordView,
};

const BECAUSE: Record<SuggestionReason, string> = {
  'violence-below-top': '本季度发生过暴力',
  quiet: '本季度平稳',
  ...AGAINST_RELAXING,
};

const UNDECIDED = '本次未作决定，维持原等级';

function reviewRecordView(facts: ReviewFacts): ReviewRecordView {
  return {
    title: reviewRecord.title,
    number: facts.number,
    station: printable(facts.stationName),
    meeting: facts.no === null ? '临时会议' : `第${facts.no}次例会`,
    quarter: `${chineseDate(facts.quarter.from)}至${chineseDate(facts.quarter.to)}`,
    heldAt: chineseDateTime(facts.heldAt),
    attendees: facts.attendees.map(printable).join('、'),
    counts: countsOf(facts),
    items: facts.items.map(itemView),
    recorder: printable(facts.recorderName),
    owner: printable(facts.stationName),
    on: chineseDate(facts.recordedOn),
  };
}

function itemView(item: ReviewItemFacts): ReviewRecordView['items'][number] {
  const { visits, incidents, overdue, suggestion, decided, members } = item;
  const complete = visits.filter((visit) => visit.complete).length;
  const said = (text: string) => paragraphs(withoutMembersWhereabouts(text, { members }));
  return {
    number: item.number,
    level: item.levelLabel,
    keeper:
      item.ownerName === undefined ? item.ownerRoleLabel : `${printable(item.ownerName)}（${item.ownerRoleLabel}）`,
    visits: `${visits.length}次，有效${complete}次${overdue ? '；现有逾期' : ''}`,
    incidents: `${incidents}起`,
    feedback: visits.flatMap(({ on, feedback }) => said(`${chineseDate(on)}：${feedback}`)),
    suggestion: `${stepOf(suggestion.decision, suggestion.levelLabel)}（${BECAUSE[suggestion.because]}）`,
    decision: decided === undefined ? UNDECIDED : stepOf(decided.decision, decided.levelLabel),
    reason: decided === undefined ? [] : said(decided.reason),
  };
}

function stepOf(decision: LevelDecision, levelLabel = ''): string {
  switch (decision) {
    case 'raise':
      return `提高为${levelLabel}色管控`;
    case 'lower':
      return `降低为${levelLabel}色管控`;
    case 'keep':
      return '维持原等级';
    case 'exit':
      return '退出管控';
  }
}

function countsOf({ items, levelLabels }: ReviewFacts): string {
  const atLevel = levelLabels.map(
    (label) => `${label}${items.filter(({ levelLabel }) => levelLabel === label).length}户`,
  );
  const made = (decision: LevelDecision) => items.filter(({ decided }) => decided?.decision === decision).length;
  const left = items.filter(({ decided }) => decided === undefined).length;
  const decisions = `提高${made('raise')}户、降低${made('lower')}户、维持${made('keep')}户、退出${made('exit')}户`;
  const undecided = left === 0 ? '' : `，未作决定${left}户`;
  return `在管${items.length}户（${atLevel.join('、')}）；本次${decisions}${undecided}。`;
}
