import type { Deadline, TextRef } from '../decider.ts';
import type { Sealings } from '../documents/sealing.ts';
import type { Role } from '../organisation/actor.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type { Period } from '../time/period.ts';

/** 施暴人, 受害人, or somebody else who lives there. */
export type MemberRole = 'perpetrator' | 'victim' | 'other';

/** 家庭成员: who they are lies encrypted under `personId`. */
export interface Member {
  memberId: string;
  personId: string;
  role: MemberRole;
  /** How they stand to the family, in its own words. */
  relation?: TextRef;
  /** Where they now live and how they are reached must not become known to the perpetrator (法发〔2022〕10号 4). */
  confidential: boolean;
  /** Keyed hash over the sealed facts. */
  hmac: string;
  /** 现住址与联系方式 of whoever must not be found: sealed by themselves, shown only for a purpose, to those who protect. */
  reach?: SealedReach;
}

export interface SealedReach {
  personId: string;
  hmac: string;
}

/** 管控责任人. Without a user, whoever has the role at the station. */
export interface Owner {
  role: Role;
  userId?: string;
}

/** 代管: whose household it is, while somebody else answers for it. */
export interface StandIn {
  for: Owner;
  /** The last day of the absence. */
  until: CivilDate;
  since: Instant;
}

/** 管控期间: from entering to 退出管控. `level` is the one at which it began, which statistics count. */
export interface Episode {
  from: Instant;
  level: string;
  to?: Instant;
}

/** 等级沿革: a level that the household has had, from when and why. */
export interface LevelPeriod {
  level: string;
  from: Instant;
  cause: 'opened' | 'reopened' | LevelChange;
  reason?: TextRef;
}

/** What changes a level: violence, the quarter's meeting, the station's leader between two meetings, or a graver file merged in. */
export type LevelChange = 'violence' | 'review' | 'leader' | 'merged';

/** 下次回访: the one visit that is due while the household is under control, dated once and for good. */
export interface NextVisit {
  because: 'opened' | 'violence' | 'warning' | 'interval' | 'level';
  /** Who must make it; those above may. */
  by: Role;
  /** A visit made before does not count for it. */
  since: Instant;
  startedAt: Instant;
  period: Period;
  source: string;
  dueAt: Instant;
  /** The last day on which it is in time. */
  dueOn: CivilDate;
  /** Day of the month that the dates after it keep, also through short months. */
  keepsDay: number;
}

/** 逾期: who has been told of the visit that was not made. */
export interface Overdue {
  since: Instant;
  /** The last time somebody was told. */
  at: Instant;
  told: Role[];
}

/** 四个到位: 倾听诉说 · 宣传政策 · 以案警示 · 心理疏导. */
export const VISIT_ELEMENTS = ['listened', 'policyExplained', 'warnedByCases', 'counselled'] as const;
type VisitElement = (typeof VISIT_ELEMENTS)[number];

export type VisitMeans = 'visit' | 'phone' | 'station';

/** What a visit found, as it is reported. */
export interface VisitReport extends Record<VisitElement, { done: boolean; note?: TextRef }> {
  visitId: string;
  visitedAt: Instant;
  personsSeen: TextRef;
  /** The victim was seen or spoken to alone, by that means. */
  victimAlone: boolean;
  means: VisitMeans;
  violenceRecurred: boolean;
  injuries?: TextRef;
  childrenSeen?: boolean;
  feedback: TextRef;
}

export interface Visit extends VisitReport {
  byUserId: string;
  /** All four 到位, the victim heard alone, and not before the visit was called for. An incomplete one leaves it due. */
  complete: boolean;
}

/** 处理决定: a warning, or what else was made of a report of violence. */
export interface IncidentDecision {
  as: 'warned' | WithoutWarning;
  at: Instant;
  byUserId: string;
  note?: TextRef;
}

/** 行政处罚 · 刑事立案 · 批评教育 · 不构成家庭暴力. */
export const WITHOUT_WARNING = ['punished', 'criminal', 'education', 'not-established'] as const;
export type WithoutWarning = (typeof WITHOUT_WARNING)[number];
/** 民转刑, 刑转命: what the programme is there to prevent, and is counted by. */
export const INCIDENT_OUTCOMES = ['turned-criminal', 'death'] as const;
export type IncidentOutcome = (typeof INCIDENT_OUTCOMES)[number];

export interface Incident {
  incidentId: string;
  occurredAt: Instant;
  reportedAt: Instant;
  /** When the report was accepted: the decision's hours run from here (公通字〔2024〕34号 8). */
  acceptedAt?: Instant;
  detail: TextRef;
  cause: 'opening' | 'report' | 'revisit';
  decision?: IncidentDecision;
  /** When the hours were over without a decision. */
  lapsedAt?: Instant;
  outcomes?: IncidentOutcome[];
}

/** 人身安全保护令 (反家庭暴力法 28–30). */
export interface ProtectionOrder {
  orderId: string;
  issuedOn: CivilDate;
  months: number;
  /** In force up to and including this day. */
  lastDay: CivilDate;
  urgent: boolean;
  measures: TextRef;
  courtId: string;
  /** 协助执行: what the police did for it (反家庭暴力法 32). */
  helped: { at: Instant; byUserId: string; note: TextRef }[];
  breaches: OrderBreach[];
  /** Set when its time was over, or when the court took it back. */
  expiredAt?: Instant;
  revokedOn?: CivilDate;
}

/** 违反保护令, and what was done about it: 训诫, 罚款, 拘留, or a criminal case (反家庭暴力法 34). */
export interface OrderBreach {
  breachId: string;
  occurredAt: Instant;
  detail: TextRef;
  measures: BreachMeasure[];
  byUserId: string;
}

export type BreachMeasure =
  | { kind: 'admonition' }
  | { kind: 'fine'; amountFen: number }
  | { kind: 'detention'; days: number }
  | { kind: 'criminal' };

/** 申请人: the victim, or who may apply for one who cannot (反家庭暴力法 23). */
export const ORDER_APPLICANTS = [
  'victim',
  'close-relative',
  'police',
  'womens-federation',
  'village-committee',
  'relief-station',
] as const;
export type OrderApplicant = (typeof ORDER_APPLICANTS)[number];

/** 申请人身安全保护令: with the court, which decides within hours (反家庭暴力法 28). */
export interface OrderApplication {
  applicationId: string;
  courtId: string;
  /** When the court took it. */
  acceptedAt: Instant;
  urgent: boolean;
  applicant: OrderApplicant;
  /** Why the victim cannot apply: a code of policy. Only where somebody else applies. */
  inability?: string;
  byUserId: string;
  decision?: { as: 'granted'; orderId: string } | { as: 'refused'; on: CivilDate; note?: TextRef };
  /** When the court's hours were over without a decision. */
  lapsedAt?: Instant;
}

/** 家庭暴力告诫书 (反家庭暴力法 16; 公通字〔2024〕34号). */
export interface Warning {
  warningId: string;
  /** When the report was accepted, from which the decision's hours run. */
  acceptedAt: Instant;
  issuedAt: Instant;
  byUserId: string;
  /** Whether the perpetrator admits it. */
  admitted: boolean;
  evidence: { kind: string; note: TextRef }[];
  circumstances: string[];
  /** 加害人, 受害人 and how they stand to each other: members of the family (公通字〔2024〕34号 9). */
  perpetratorId: string;
  victimIds: string[];
  relationship?: TextRef;
  /** 家庭暴力事实: said for the warning, else of the incident that it decides. */
  facts?: TextRef;
  /** Incidents that it decides. */
  incidentIds: string[];
  /** Null until it was read out and handed over; a refusal to sign is noted and counts as delivered. */
  delivered: { at: Instant; refused: boolean; note?: TextRef } | null;
  /** One of the three copies is the perpetrator's, one the victim's, one stays with the file. */
  victimCopyAt: Instant | null;
  /** The last visit that counts, and how many clean ones there have been in a row after the first. */
  countedOn: CivilDate | null;
  clean: number;
  endedAt?: Instant;
}

/** 披露: one document, for a court that asked for it, for a time. */
export interface Disclosure {
  disclosureId: string;
  to: string;
  documentId: string;
  form: string;
  purpose: TextRef;
  byUserId: string;
  at: Instant;
  until: Instant;
  /** The merged file to which the document belongs; this one's own has none. */
  householdId?: string;
}

/** 调解书面许可: an officer's written word that a dispute of the family may be mediated. */
export interface Clearance {
  disputeId: string;
  note: TextRef;
  byUserId: string;
  at: Instant;
}

/** 并档: what one file brings into the other. Its people and words stay sealed where they are. */
export type MergedFile = Pick<
  HouseholdState,
  | 'members'
  | 'visits'
  | 'incidents'
  | 'orders'
  | 'applications'
  | 'warnings'
  | 'disputeIds'
  | 'clearances'
  | 'mergedFrom'
> &
  Partial<Pick<HouseholdState, 'disclosures'>>;

/** Somebody who stands in both files, as both together say of them. */
export type MergedRole = Pick<Member, 'memberId' | 'role' | 'confidential' | 'reach'>;

/** A household under control (一户一档) as the record has it now. Plain JSON. */
export interface HouseholdState extends Sealings {
  id: string;
  number: string;
  policyVersion: number;
  status: 'controlled' | 'exited';
  stationId: string;
  address: TextRef;
  /** 所在村(社区): whose committee is told what the law says it must be. Null while it is not known. */
  villageId: string | null;
  level: string;
  owner: Owner;
  /** Set while the owner is one who stands in. */
  standIn?: StandIn;
  /** Null when there is none for the present level yet. */
  plan: TextRef | null;
  planSince: Instant;
  members: Member[];
  episodes: Episode[];
  /** Every level so far; it has the last one. */
  levels: LevelPeriod[];
  next: NextVisit | null;
  /** 计划回访日 of that visit; its deadline stays what it is. */
  plannedOn?: CivilDate;
  overdue: Overdue | null;
  visits: Visit[];
  incidents: Incident[];
  orders: ProtectionOrder[];
  applications: OrderApplication[];
  warnings: Warning[];
  /** Disputes that were stopped because of this family. */
  disputeIds: string[];
  clearances: Clearance[];
  disclosures: Disclosure[];
  /** Files of the same family that were merged into this one, and the one into which this one was. */
  mergedFrom: string[];
  mergedInto: string | null;
  /** Reminders already given, by the name of each (`reminderKey`). */
  reminded: string[];
  openedAt: Instant;
  deadlines: Deadline[];
}
