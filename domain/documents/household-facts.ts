import type { BreachMeasure } from '../household/state.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';

/** All that the forms of a household under control may need, gathered by the caller from the record and already decrypted. */
export type HouseholdFacts = {
  number: string;
  stationName: string;
  address: string;
  status: 'controlled' | 'exited';
  /** 红, 橙 or 蓝, as the county calls them. */
  levelLabel: string;
  /** The officer who answers for it; absent where nobody is named yet. */
  ownerName?: string;
  ownerRoleLabel: string;
  openedOn: CivilDate;
  /** Why the file was opened. */
  reason: string;
  plan?: string;
  nextRevisitOn?: CivilDate;
  members: MemberFacts[];
  history: LevelStepFacts[];
  incidents: IncidentFacts[];
  visits: VisitFacts[];
  warnings: WarningFacts[];
  orders: ProtectionOrderFacts[];
  refusedOrders: RefusedOrderFacts[];
  /** Numbers of the disputes whose mediation was stopped because of this family. */
  stoppedDisputes: string[];
  clearances: { disputeNumber: string; note: string; on: CivilDate; by: string }[];
  /** The day on which this paper is made. */
  on: CivilDate;
};

export type MemberFacts = {
  memberId: string;
  name: string;
  role: 'perpetrator' | 'victim' | 'other';
  /** 与户主关系 */
  relation?: string;
  genderLabel?: string;
  birthDate?: CivilDate;
  idNumber?: string;
  occupation?: string;
  phone?: string;
  address?: string;
  /** Where they live and how they are reached is on no form (法发〔2022〕10号 4). */
  confidential: boolean;
};

/** 管控等级变动: one step of a household's way through the levels. */
export type LevelStepFacts = {
  on: CivilDate;
  kind: 'opened' | 'reopened' | 'raised' | 'lowered' | 'kept' | 'exited';
  levelLabel: string;
  reason?: string;
  ownerName?: string;
};

export type IncidentFacts = {
  occurredAt: Instant;
  cause: 'opening' | 'report' | 'revisit';
  detail: string;
  /** What was made of it; absent while the hours run, or where they ran out. */
  decision?: { as: 'warned' | 'punished' | 'criminal' | 'education' | 'not-established' };
};

export type VisitFacts = {
  visitId: string;
  visitedAt: Instant;
  by: string;
  means: 'visit' | 'phone' | 'station';
  personsSeen: string;
  victimAlone: boolean;
  listened: VisitElementFacts;
  policyExplained: VisitElementFacts;
  warnedByCases: VisitElementFacts;
  counselled: VisitElementFacts;
  violenceRecurred: boolean;
  injuries?: string;
  childrenSeen?: boolean;
  feedback: string;
  /** All four 到位 and the victim heard alone. */
  complete: boolean;
};

export type VisitElementFacts = { done: boolean; note?: string };

export type WarningFacts = {
  warningId: string;
  perpetratorId: string;
  victimIds: string[];
  relationship?: string;
  /** 家庭暴力事实 */
  facts: string;
  acceptedAt: Instant;
  issuedAt: Instant;
  issuedBy: string;
  admitted: boolean;
  evidence: { label: string; note: string }[];
  circumstanceLabels: string[];
  delivered?: { at: Instant; refused: boolean; note?: string };
  endedOn?: CivilDate;
};

export type ProtectionOrderFacts = {
  courtName: string;
  issuedOn: CivilDate;
  lastDay: CivilDate;
  urgent: boolean;
  measures: string;
  /** 撤销 */
  revokedOn?: CivilDate;
  /** 协助执行 (反家庭暴力法 32) */
  helped: { at: Instant; note: string }[];
  /** 违反保护令, and what was done about it (34). */
  breaches: { occurredAt: Instant; detail: string; measures: BreachMeasure[] }[];
};

/** 申请人身安全保护令 that the court refused. */
export type RefusedOrderFacts = { courtName: string; on: CivilDate; note?: string };

/** What a form about one visit or one warning is made of. */
export type HouseholdPartFacts = {
  household: HouseholdFacts;
  /** Which one, by its id. */
  about: string;
};
