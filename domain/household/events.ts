import type { DatedEvent, TextRef } from '../decider.ts';
import type { SealingFact } from '../documents/sealing.ts';
import type { Role } from '../organisation/actor.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type {
  Clearance,
  Disclosure,
  Incident,
  IncidentDecision,
  LevelChange,
  IncidentOutcome,
  Member,
  MemberRole,
  MergedFile,
  MergedRole,
  NextVisit,
  OrderApplication,
  OrderBreach,
  Owner,
  ProtectionOrder,
  StandIn,
  SealedReach,
  Visit,
  Warning,
} from './state.ts';

/** What has happened to a household. Stored for good; no names, no free text. */
export type HouseholdEvent = DatedEvent & HouseholdFact & { at: Instant };

export type HouseholdFact =
  | {
      type: 'opened';
      id: string;
      number: string;
      policyVersion: number;
      stationId: string;
      level: string;
      reason: TextRef;
      address: TextRef;
      villageId?: string;
      plan?: TextRef;
      members: Member[];
      owner: Owner;
      openedBy: string;
      disputeId?: string;
    }
  /** 重新列管: violence, or a mediation that had to stop, in a household that had left control. */
  | { type: 'reopened'; level: string; owner: Owner; plan?: TextRef; reason?: TextRef }
  | { type: 'member-added'; member: Member }
  | { type: 'member-changed'; memberId: string; role: MemberRole }
  | { type: 'reach-changed'; memberId: string; reach: SealedReach }
  | { type: 'village-named'; villageId: string }
  | { type: 'visited'; visit: Visit }
  | { type: 'visit-scheduled'; next: NextVisit }
  | { type: 'visit-planned'; on: CivilDate }
  | { type: 'revisit-overdue'; dueAt: Instant }
  | { type: 'revisit-escalated'; to: Role }
  | { type: 'reminded'; of: string; reminder: string }
  | { type: 'incident-reported'; incident: Incident }
  | { type: 'outcome-recorded'; incidentId: string; outcome: IncidentOutcome }
  | {
      type: 'level-changed';
      from: string;
      to: string;
      cause: LevelChange;
      owner: Owner;
      plan?: TextRef;
      reviewId?: string;
      reason?: TextRef;
    }
  | { type: 'level-kept'; reviewId: string; reason: TextRef }
  | { type: 'exited'; reviewId: string; reason: TextRef }
  | { type: 'plan-changed'; plan: TextRef }
  | { type: 'owner-assigned'; owner: Owner; standIn?: StandIn }
  /** 代管期满: who was away answers for it again. */
  | { type: 'owner-returned'; owner: Owner }
  | { type: 'protection-order-recorded'; order: ProtectionOrder }
  | { type: 'protection-order-expired'; orderId: string }
  | { type: 'protection-order-revoked'; orderId: string; on: CivilDate }
  | { type: 'protection-order-applied'; application: OrderApplication }
  | { type: 'protection-order-refused'; applicationId: string; on: CivilDate; note?: TextRef }
  | { type: 'protection-order-decision-overdue'; applicationId: string }
  | { type: 'protection-order-helped'; orderId: string; helpedAt: Instant; byUserId: string; note: TextRef }
  | { type: 'protection-order-breached'; orderId: string; breach: OrderBreach }
  | { type: 'warning-issued'; warning: Warning }
  | { type: 'warning-delivered'; warningId: string; deliveredAt: Instant; refused: boolean; note?: TextRef }
  | { type: 'warning-copy-handed'; warningId: string; handedAt: Instant }
  | { type: 'incident-decided'; incidentId: string; decision: Omit<IncidentDecision, 'at'> }
  | { type: 'warning-decision-overdue'; incidentId: string }
  | { type: 'warning-visit-counted'; warningId: string; visitedOn: CivilDate; clean: number }
  | { type: 'warning-ended'; warningId: string }
  | { type: 'dispute-noted'; disputeId: string }
  | { type: 'mediation-cleared'; clearance: Clearance }
  | { type: 'disclosed'; disclosure: Disclosure }
  | SealingFact
  /**
   * 并档: another file of the same family, with what it brings; `roles` are of those who stand in both. `anew`: what violence
   * that only one of the two files knew of starts again – the count of a warning, the clearance of a dispute.
   */
  | {
      type: 'merged-in';
      householdId: string;
      number: string;
      roles: MergedRole[];
      villageId: string | null;
      file: MergedFile;
      anew?: { warningIds: string[]; disputeIds: string[] };
    }
  | { type: 'merged-into'; intoId: string }
  | { type: 'deadlines-redated' };

export type HouseholdFactType = HouseholdFact['type'];
