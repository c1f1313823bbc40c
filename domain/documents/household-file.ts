import { dateOf } from '../time/instant.ts';
import { amountInFigures } from './amount.ts';
import { chineseDate, chineseDateTime } from './chinese-date.ts';
import { optionalDate } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import type { BreachMeasure } from '../household/state.ts';
import type {
  HouseholdFacts,
  IncidentFacts,
  LevelStepFacts,
  MemberFacts,
  ProtectionOrderFacts,
  VisitFacts,
} from './household-facts.ts';
import { maskIdNumber, maskPhone } from './mask.ts';
import { KEPT_BY_RECEIVER } from './party-view.ts';
import { paragraphs, printable } from './printable.ts';
import { ELEMENTS, MEANS } from './revisit-record.ts';
import { withoutMembersWhereabouts } from './members-whereabouts.ts';

export type HouseholdFileView = FormHead & {
  station: string;
  address: string;
  level: string;
  status: string;
  keeper: string;
  openedOn: string;
  nextRevisitOn: string;
  reason: string[];
  members: {
    name: string;
    role: string;
    relation: string;
    gender: string;
    birthDate: string;
    idNumber: string;
    contact: string;
    address: string;
  }[];
  plan: string[];
  history: { on: string; step: string; level: string; reason: string; keeper: string }[];
  incidents: { at: string; cause: string; detail: string; decision: string }[];
  visits: {
    on: string;
    by: string;
    means: string;
    elements: string;
    alone: string;
    recurred: string;
    result: string;
  }[];
  warnings: { on: string; evidence: string; delivery: string; ended: string }[];
  orders: { court: string; from: string; to: string; measures: string; after: string[] }[];
  refusedOrders: { court: string; on: string; note: string }[];
  disputes: string[];
  clearances: { number: string; on: string; by: string; note: string }[];
  owner: string;
  on: string;
};

/**
 * 家暴管控档案 (一户一档): the whole of a household's file on paper. It stays with the station; where a protected person
 * lives and how she is reached is kept apart and not on it.
 */
export const householdFile: FormDefinition<HouseholdFileView, HouseholdFacts> = {
  title: '家庭暴力管控档案',
  templateVersion: '2',
  view: householdFileView,
};

export const MEMBER_ROLES: Record<MemberFacts['role'], string> = {
  perpetrator: '加害人',
  victim: '受害人',
  other: '其他成员',
};

const STEPS: Record<LevelStepFacts['kind'], string> = {
  opened: '建档管控',
  reopened: '重新列管',
  raised: '提高等级',
  lowered: '降低等级',
  kept: '维持等级',
  exited: '退出管控',
};

const CAUSES: Record<IncidentFacts['cause'], string> = { opening: '建档时', report: '接报警情', revisit: '回访发现' };

const DECISIONS: Record<NonNullable<IncidentFacts['decision']>['as'], string> = {
  warned: '出具告诫书',
  punished: '治安管理处罚',
  criminal: '刑事立案',
  education: '批评教育',
  'not-established': '不构成家庭暴力',
};

function householdFileView(facts: HouseholdFacts): HouseholdFileView {
  const said = (text: string) => withoutMembersWhereabouts(text, facts);
  return {
    title: householdFile.title,
    number: facts.number,
    station: printable(facts.stationName),
    address: printable(facts.address),
    level: `${facts.levelLabel}色管控`,
    status: facts.status === 'controlled' ? '管控中' : '已退出管控',
    keeper: keeperOf(facts),
    openedOn: chineseDate(facts.openedOn),
    nextRevisitOn: optionalDate(facts.nextRevisitOn),
    reason: paragraphs(said(facts.reason)),
    members: facts.members.map(memberView),
    plan: paragraphs(said(facts.plan ?? '')),
    history: facts.history.map(({ on, kind, levelLabel, reason, ownerName }) => ({
      on: chineseDate(on),
      step: STEPS[kind],
      level: levelLabel,
      reason: said(reason ?? ''),
      keeper: printable(ownerName ?? ''),
    })),
    incidents: facts.incidents.map(({ occurredAt, cause, detail, decision }) => ({
      at: chineseDateTime(occurredAt),
      cause: CAUSES[cause],
      detail: said(detail),
      decision: decision === undefined ? '' : DECISIONS[decision.as],
    })),
    visits: facts.visits.map(visitRow),
    warnings: facts.warnings.map(({ issuedAt, evidence, delivered, endedOn }) => ({
      on: chineseDate(dateOf(issuedAt)),
      evidence: evidence.map(({ label }) => label).join('、'),
      delivery:
        delivered === undefined
          ? '未送达'
          : `${chineseDate(dateOf(delivered.at))}${delivered.refused ? '（拒签）' : ''}`,
      ended: endedOn === undefined ? '回访期内' : `${chineseDate(endedOn)}解除`,
    })),
    orders: facts.orders.map(({ courtName, issuedOn, lastDay, urgent, measures, revokedOn, helped, breaches }) => ({
      court: `${printable(courtName)}${urgent ? '（紧急）' : ''}`,
      from: chineseDate(issuedOn),
      to: revokedOn === undefined ? chineseDate(lastDay) : `${chineseDate(revokedOn)}撤销`,
      measures: said(measures),
      after: [...helped.map((help) => helpLine(help, said)), ...breaches.map((breach) => breachLine(breach, said))],
    })),
    refusedOrders: facts.refusedOrders.map(({ courtName, on, note }) => ({
      court: printable(courtName),
      on: chineseDate(on),
      note: said(note ?? ''),
    })),
    disputes: facts.stoppedDisputes,
    clearances: facts.clearances.map(({ disputeNumber, note, on, by }) => ({
      number: disputeNumber,
      on: chineseDate(on),
      by: printable(by),
      note: said(note),
    })),
    owner: printable(facts.stationName),
    on: chineseDate(facts.on),
  };
}

type Said = (text: string) => string;

/** 协助执行: what the police did for the order (反家庭暴力法 32). */
function helpLine({ at, note }: ProtectionOrderFacts['helped'][number], said: Said): string {
  return `${chineseDate(dateOf(at))}协助执行：${said(note)}`;
}

/** 违反保护令, and 训诫, 罚款, 拘留 or a criminal case (34). */
function breachLine({ occurredAt, detail, measures }: ProtectionOrderFacts['breaches'][number], said: Said): string {
  const done = measures.length === 0 ? '' : `（${measures.map(measureOf).join('、')}）`;
  return `${chineseDate(dateOf(occurredAt))}违反保护令：${said(detail)}${done}`;
}

function measureOf(measure: BreachMeasure): string {
  switch (measure.kind) {
    case 'admonition':
      return '训诫';
    case 'fine':
      return `罚款${amountInFigures(measure.amountFen)}`;
    case 'detention':
      return `拘留${measure.days}日`;
    case 'criminal':
      return '刑事立案';
  }
}

/** `王建军（社区民警）`, or the role alone until somebody is named. */
export function keeperOf({ ownerName, ownerRoleLabel }: HouseholdFacts): string {
  return ownerName === undefined ? ownerRoleLabel : `${printable(ownerName)}（${ownerRoleLabel}）`;
}

function memberView(member: MemberFacts): HouseholdFileView['members'][number] {
  const reach = (text: string) => (member.confidential ? KEPT_BY_RECEIVER : text);
  return {
    name: printable(member.name),
    role: MEMBER_ROLES[member.role],
    relation: printable(member.relation ?? ''),
    gender: printable(member.genderLabel ?? ''),
    birthDate: optionalDate(member.birthDate),
    idNumber: maskIdNumber(printable(member.idNumber ?? '')),
    contact: reach(maskPhone(printable(member.phone ?? ''))),
    address: reach(printable(member.address ?? '')),
  };
}

function visitRow(visit: VisitFacts): HouseholdFileView['visits'][number] {
  const done = ELEMENTS.filter(({ key }) => visit[key].done).length;
  return {
    on: chineseDate(dateOf(visit.visitedAt)),
    by: printable(visit.by),
    means: MEANS[visit.means],
    elements: done === ELEMENTS.length ? '全部到位' : `${done}项到位`,
    alone: visit.victimAlone ? '是' : '否',
    recurred: visit.violenceRecurred ? '有' : '无',
    result: visit.complete ? '完成' : '未完成',
  };
}
