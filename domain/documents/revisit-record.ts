import { dateOf } from '../time/instant.ts';
import { chineseDate, chineseDateTime } from './chinese-date.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import type { HouseholdPartFacts, VisitFacts } from './household-facts.ts';
import { paragraphs, printable } from './printable.ts';
import { withoutMembersWhereabouts } from './members-whereabouts.ts';

export type RevisitRecordView = FormHead & {
  station: string;
  /** 第几次回访, counted from the opening of the file. */
  turn: string;
  level: string;
  visitedAt: string;
  means: string;
  visitor: string;
  personsSeen: string;
  alone: string;
  /** 四个到位: what it is called, and what was done. */
  elements: { name: string; done: string; note: string[] }[];
  recurred: string;
  injuries: string;
  children: string;
  feedback: string[];
  /** What still has to be made up for; empty for a visit that counts. */
  incomplete: string;
  owner: string;
  on: string;
};

/** 四个到位, in the order in which the form asks for them. */
export const ELEMENTS = [
  { key: 'listened', name: '倾听诉说到位' },
  { key: 'policyExplained', name: '宣传政策到位' },
  { key: 'warnedByCases', name: '以案警示到位' },
  { key: 'counselled', name: '心理疏导到位' },
] as const satisfies readonly { key: keyof VisitFacts; name: string }[];

export const MEANS: Record<VisitFacts['means'], string> = { visit: '上门', phone: '电话', station: '到所约见' };

/**
 * 家暴回访记录: one visit to a household under control, with what was done of each of the four 到位 and that the victim
 * was heard alone. An incomplete one says what is still owed, as the visit stays due.
 */
export const revisitRecord: FormDefinition<RevisitRecordView, HouseholdPartFacts> = {
  title: '家庭暴力回访记录',
  templateVersion: '1',
  view: revisitRecordView,
};

function revisitRecordView({ household, about }: HouseholdPartFacts): RevisitRecordView {
  const index = household.visits.findIndex((each) => each.visitId === about);
  const visit = household.visits[index];
  if (visit === undefined) throw new RangeError(`household ${household.number} has no visit ${about}`);
  const said = (text: string | undefined) => withoutMembersWhereabouts(text ?? '', household);
  return {
    title: revisitRecord.title,
    number: household.number,
    station: printable(household.stationName),
    turn: `第${index + 1}次`,
    level: household.levelLabel,
    visitedAt: chineseDateTime(visit.visitedAt),
    means: MEANS[visit.means],
    visitor: printable(visit.by),
    personsSeen: said(visit.personsSeen),
    alone: visit.victimAlone ? '已单独听取受害人意见' : '未能单独听取受害人意见',
    elements: ELEMENTS.map(({ key, name }) => ({
      name,
      done: visit[key].done ? '是' : '否',
      note: paragraphs(said(visit[key].note)),
    })),
    recurred: visit.violenceRecurred ? '有，已按新发警情处置' : '无',
    injuries: said(visit.injuries) || (visit.violenceRecurred ? '' : '无'),
    children: visit.childrenSeen === undefined ? '' : visit.childrenSeen ? '已见到' : '未见到',
    feedback: paragraphs(said(visit.feedback)),
    incomplete: visit.complete ? '' : incompleteOf(visit),
    owner: printable(household.stationName),
    on: chineseDate(dateOf(visit.visitedAt)),
  };
}

function incompleteOf(visit: VisitFacts): string {
  const missing = ELEMENTS.filter(({ key }) => !visit[key].done).map(({ name }) => name.replace(/到位$/, ''));
  const owed = [
    ...(missing.length > 0 ? [`${missing.join('、')}未到位`] : []),
    ...(visit.victimAlone ? [] : ['未单独听取受害人意见']),
  ];
  const why = owed.length > 0 ? owed.join('，') : '回访早于本次回访任务的起始时间';
  return `本次回访不计入：${why}，须继续完成回访。`;
}
