import type { TextRef } from '../decider.ts';
import type { SealingCommand } from '../documents/sealing.ts';
import type { Role } from '../organisation/actor.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type {
  BreachMeasure,
  HouseholdState,
  IncidentOutcome,
  Member,
  MemberRole,
  OrderApplicant,
  SealedReach,
  VisitReport,
  WithoutWarning,
} from './state.ts';

/** 在岗民警: somebody of the station who may become the owner. */
export interface Officer {
  userId: string;
  role: Role;
}

/** What somebody tells of violence. */
export interface IncidentReport {
  incidentId: string;
  occurredAt: Instant;
  /** 受理时间; when it is entered, if nothing else is said. */
  acceptedAt?: Instant;
  detail: TextRef;
}

/** Commands as the decider sees them: free text and people are sealed, the station's officers looked up. */
export type HouseholdCommand =
  | {
      type: 'open';
      id: string;
      number: string;
      stationId: string;
      level: string;
      reason: TextRef;
      address: TextRef;
      villageId?: string;
      plan?: TextRef;
      members: Member[];
      /** Opened because of this violence. */
      incident?: IncidentReport;
      /** Opened because mediation of this dispute was stopped. */
      disputeId?: string;
      staff: Officer[];
    }
  | { type: 'add-member'; member: Member }
  | { type: 'change-member'; memberId: string; role: MemberRole }
  /** 现住址与联系方式 of a protected member, as they now are. */
  | { type: 'change-reach'; memberId: string; reach: SealedReach }
  | { type: 'name-village'; villageId: string }
  | { type: 'record-revisit'; report: VisitReport; staff: Officer[] }
  /** 安排回访: the day on which the visit that is due shall be made. */
  | { type: 'plan-visit'; on: CivilDate }
  | { type: 'report-incident'; report: IncidentReport; level?: string; plan?: TextRef; staff: Officer[] }
  /** 重新列管: without new violence, by whoever sees that control is needed again. */
  | { type: 'reopen'; level: string; reason: TextRef; plan?: TextRef; staff: Officer[] }
  /** 并档: the other file, kept from changing, and who stands in both: `memberId` there is `as` here. */
  | { type: 'merge'; other: HouseholdState; same: { memberId: string; as: string }[]; staff: Officer[] }
  /** From the file into which this one was merged. */
  | { type: 'close-merged'; intoId: string }
  /** 会间提级: between two meetings, upward only. */
  | { type: 'raise'; level?: string; reason: TextRef; plan?: TextRef; staff: Officer[] }
  /** 后果: what is known by now to have come of violence on record. */
  | { type: 'record-outcome'; incidentId: string; outcome: IncidentOutcome }
  | { type: 'change-plan'; plan: TextRef }
  | {
      type: 'assign-owner';
      userId: string;
      staff: Officer[];
      /** 代管: the present owner is away up to and including this day, and takes the household back then. */
      until?: CivilDate;
      /** Only where this officer still owns it: a change for all the households of one officer (责任人改派). */
      from?: string;
    }
  | {
      type: 'record-protection-order';
      orderId: string;
      issuedOn: CivilDate;
      months: number;
      urgent: boolean;
      measures: TextRef;
      courtId: string;
    }
  | {
      type: 'apply-for-protection-order';
      applicationId: string;
      courtId: string;
      acceptedAt: Instant;
      urgent: boolean;
      applicant: OrderApplicant;
      inability?: string;
    }
  | { type: 'record-order-refusal'; applicationId: string; on: CivilDate; note?: TextRef }
  | { type: 'record-order-help'; orderId: string; helpedAt: Instant; note: TextRef }
  | {
      type: 'record-order-breach';
      orderId: string;
      breachId: string;
      occurredAt: Instant;
      detail: TextRef;
      measures: BreachMeasure[];
      /** Whether it was violence, which then is an incident. */
      violent: boolean;
      staff: Officer[];
    }
  | { type: 'revoke-protection-order'; orderId: string; on: CivilDate }
  | {
      type: 'issue-warning';
      warningId: string;
      acceptedAt: Instant;
      admitted: boolean;
      evidence: { kind: string; note: TextRef }[];
      circumstances: string[];
      /** The one perpetrator and all victims of the file, if nobody is named. */
      perpetratorId?: string;
      victimIds?: string[];
      relationship?: TextRef;
      facts?: TextRef;
      /** Those whose hours still run, if none is named. */
      incidentId?: string;
    }
  | { type: 'deliver-warning'; deliveredAt: Instant; readOut?: boolean; refused: boolean; note?: TextRef }
  | { type: 'hand-warning-copy'; handedAt: Instant }
  /** 不出具告诫书: what else is made of a report of violence. */
  | { type: 'decide-without-warning'; incidentId: string; as: WithoutWarning; note: TextRef }
  | {
      type: 'disclose';
      disclosureId: string;
      to: string;
      purpose: TextRef;
      documentId: string;
      /** The document as it was found among those that the station may read; null if it was not. */
      document: { streamId: string; form: string; isReady: boolean } | null;
    }
  | SealingCommand
  | { type: 'clear-mediation'; disputeId: string; note: TextRef }
  /** From the engine: a dispute of this family was stopped. Harmless when it is known. */
  | { type: 'note-dispute'; disputeId: string; staff: Officer[] }
  /** From the station's quarterly meeting (季度研判会议), as it was decided there. */
  | {
      type: 'decide-level';
      reviewId: string;
      decision: 'raise' | 'lower' | 'keep' | 'exit';
      level?: string;
      reason: TextRef;
      plan?: TextRef;
      staff: Officer[];
      /** Where it stands in the meeting's record, for a refusal to say so. */
      at: string;
    }
  /** From the engine: act on every deadline that has passed. Harmless when none has. */
  | { type: 'act-on-deadlines' }
  /** From the command line: date provisional deadlines again with the calendar that is now published. */
  | { type: 'recalculate' };

export type HouseholdCommandType = HouseholdCommand['type'];
export type HouseholdCommandOf<T extends HouseholdCommandType> = Extract<HouseholdCommand, { type: T }>;
