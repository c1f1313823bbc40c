import type { Deadline, TextRef } from '../decider.ts';
import type { Party } from '../dispute/state.ts';
import type { EnforcementStage } from '../policy/enforcement-policy.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type { ClosingReason, DraftInstalment, Performed, ReferredClaim } from './commands.ts';

/** `instalments`: enforcement stands still while the parties' settlement is kept (执行和解规定 2). */
export type EnforcementStatus = 'referred' | 'enforcing' | 'instalments' | 'closed';

export type EnforcementOutcome = ClosingReason | 'not-accepted';

/** 执行标的, and what has come of it. */
export interface Claim extends ReferredClaim {
  /** Paid by the debtor, to the court or straight to the creditor. */
  receivedFen: number;
  /** Of that, lying at the court. */
  heldFen: number;
  /** An act that was done. */
  done: boolean;
}

/** 执行措施. */
export interface Measure {
  measureId: string;
  kind: string;
  partyId: string;
  about: TextRef;
  takenAt: Instant;
  liftedAt?: Instant;
}

/** 执行和解协议 with instalments, upon hardship and with every creditor's consent. */
export interface Settlement {
  at: Instant;
  hardship: TextRef;
  instalments: DraftInstalment[];
  resumeIfOverdue: boolean;
  /** The instalment that was found unpaid after its day; null while the settlement is kept. */
  overdue: { instalmentId: string; since: Instant } | null;
}

/** 结案审批: what the enforcement judge proposes and another judge decides. */
export interface Closing {
  outcome: ClosingReason;
  reason: TextRef;
  at: Instant;
  /** The stage it goes back to if the closing is not approved. */
  fromStage: EnforcementStage;
}

/** An enforcement as the record has it now. Plain JSON. */
export interface EnforcementState {
  id: string;
  number: string;
  policyVersion: number;
  status: EnforcementStatus;
  agreementId: string;
  disputeId: string;
  disputeNumber: string;
  organisationId: string;
  courtId: string;
  judgeId?: string;
  courtCaseNumber?: string;
  parties: Party[];
  applicantPartyIds: string[];
  claims: Claim[];
  /** What reached the creditors, in the order in which it did. */
  performed: Performed[];
  referredAt: Instant;
  acceptedAt: Instant | null;
  /** The court did not accept in time, and its judges know. */
  acceptOverdue: boolean;
  /** Key of the track that the amount goes on. */
  track: string;
  /** Where the track's periods begin: acceptance or resumption. */
  clockFrom: Instant;
  /** Added to the track's limit, in its unit. */
  extendedBy: number;
  stage: EnforcementStage;
  /** Stages that went on beyond their day. */
  stagesOverdue: EnforcementStage[];
  trackOverdue: boolean;
  /** 执行通知: when it was served and until when the debtor had to pay. */
  notice: { servedAt: Instant; payBy: CivilDate; overdue: boolean } | null;
  inquiry: { found: 'enough' | 'some' | 'none'; result: TextRef; at: Instant } | null;
  disposal: { result: TextRef; at: Instant } | null;
  measures: Measure[];
  settlement: Settlement | null;
  aid: { partyId: string; by: 'court' | 'procuratorate'; grounds: TextRef; at: Instant }[];
  /** Since when money lies at the court, and whether it lies there too long. */
  held: { since: Instant; overdue: boolean } | null;
  closing: Closing | null;
  ending: { outcome: EnforcementOutcome; reason: TextRef; at: Instant } | null;
  /** Last action of a person or unpaid instalment, or when the court was last pressed for want of either. */
  quietSince: Instant;
  /** Reminders already given, so that each is given once. */
  reminded: string[];
  deadlines: Deadline[];
}
