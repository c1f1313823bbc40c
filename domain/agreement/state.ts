import type { Deadline, TextRef } from '../decider.ts';
import type { Party } from '../dispute/state.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type { AgreementDraft, DraftObligation } from './commands.ts';

export type AgreementStatus = 'drafted' | 'signing' | 'effective' | 'performed' | 'defaulted' | 'void';

/** 签名、盖章或者按指印 (人民调解法 29). */
export type SigningManner = 'signature' | 'seal' | 'fingerprint';

/** A signature drawn on screen, kept as an image. */
export interface DrawnSignature {
  fileId: string;
  mediaType: string;
  sha256: string;
}

/** What was put under one wording: by whom, on which day, and under exactly which words. */
export interface Signature {
  partyId: string;
  manner: SigningManner;
  on: CivilDate;
  /** When it was recorded, and by which user, who saw it. */
  at: Instant;
  recordedBy: string;
  /** SHA-256 of the text signed. */
  textHash?: string;
  drawn?: DrawnSignature;
  /** The scan of the paper that bears it. */
  attachmentId?: string;
  witness?: TextRef;
}

/** 人民调解员签名 or 调解委员会印章. */
export interface OfficialMark {
  by: string;
  on: CivilDate;
  at: Instant;
  textHash?: string;
}

/** 附件: a scan of what was signed on paper, or proof of a payment. */
export interface Attachment {
  attachmentId: string;
  kind: AttachmentKind;
  fileId: string;
  title: TextRef;
  mediaType: string;
  sha256: string;
  addedAt: Instant;
}

export type AttachmentKind = 'signed-paper' | 'payment-proof' | 'other';

export type ConfirmationStatus =
  | 'none'
  /** One side asked; it is joint when the others agree. */
  | 'proposed'
  | 'applied'
  | 'accepted'
  | 'not-accepted'
  | 'withdrawn'
  | 'confirmed'
  | 'rejected'
  /** The ruling was set aside upon an objection. */
  | 'revoked';

/** 司法确认. */
export interface Confirmation {
  /** 申请期间; null until the agreement has effect. */
  window: { lastDay: CivilDate; provisional: boolean; closed: boolean } | null;
  status: ConfirmationStatus;
  application: ConfirmationApplication | null;
  /** Every court that was ever applied to. */
  courtIds: string[];
  /** Why courts did not take an application, the newest last. */
  refusals: { courtId: string; ground: string; at: Instant }[];
  decision: { decision: 'confirmed' | 'rejected'; ground?: string; at: Instant } | null;
  /** Statutory limits that ran out without the court having acted. */
  overdue: string[];
  objection: { by: 'party' | 'interested-person'; partyId?: string; detail: TextRef; at: Instant } | null;
  /** Whose period for objecting is over. */
  objectionsClosed: ('party' | 'interested-person')[];
}

export interface ConfirmationApplication {
  courtId: string;
  /** Why this court: a code of policy's `courtBases`. */
  basis: string;
  /** Who has applied or agreed. */
  partyIds: string[];
  /** When all had: the court's days run from here. */
  appliedAt: Instant | null;
  acceptedAt: Instant | null;
  caseNumber?: string;
  extendedDays: number;
}

export type ObligationStatus = 'pending' | 'due' | 'overdue' | 'defaulted' | 'enforcing' | 'performed' | 'waived';

/** 履行义务: one debt or act, with what was done of it. */
export interface Obligation extends DraftObligation {
  status: ObligationStatus;
  paidFen: number;
  waivedFen: number;
  overdueAt: Instant | null;
  performances: Performance[];
}

export interface Performance {
  on: CivilDate;
  amountFen?: number;
  proof?: TextRef;
  attachmentId?: string;
  /** Collected by the court instead of paid by the debtor. */
  enforcementId?: string;
  at: Instant;
}

/** 回访 (司发通〔2010〕239号, form 11). */
export interface FollowUp {
  followUpId: string;
  visitedAt: Instant;
  reason: TextRef;
  findings: TextRef;
  visitedPartyIds: string[];
  visitor: string;
  at: Instant;
}

export type EnforcementStanding = 'referred' | 'accepted' | 'instalments' | 'paid' | 'ended-unpaid';

export interface EnforcementReference {
  enforcementId: string;
  number: string;
  courtId: string;
  standing: EnforcementStanding;
  obligationIds: string[];
  at: Instant;
}

/** An agreement as the record has it now. Plain JSON. */
export interface AgreementState extends Omit<AgreementDraft, 'obligations'> {
  id: string;
  number: string;
  policyVersion: number;
  disputeId: string;
  disputeNumber: string;
  committeeNumber?: string;
  disputeType: string;
  level: string;
  colour: string;
  organisationId: string;
  mediatorId?: string;
  /** 借调: the organisation that lends the mediator. */
  mediatorFrom?: string;
  recused: string[];
  courtId?: string;
  claimantId?: string;
  parties: Party[];
  status: AgreementStatus;
  /** Counts the wordings; a signature holds for one of them. */
  revision: number;
  /** When the present wording was drafted. */
  draftedAt: Instant;
  signatures: Signature[];
  mediatorSignature: OfficialMark | null;
  seal: OfficialMark | null;
  signingSince: Instant;
  /** 0: in time · 1: mediator alarmed · 2: coordinator alarmed. */
  signingAlarm: 0 | 1 | 2;
  signingAlarmAt: Instant | null;
  effectiveOn: CivilDate | null;
  copies: { partyId: string; on: CivilDate }[];
  attachments: Attachment[];
  confirmation: Confirmation;
  obligations: Obligation[];
  urges: { at: Instant; organisationId: string; obligationId?: string; record: TextRef }[];
  followUps: FollowUp[];
  followUpOverdue: boolean;
  enforcements: EnforcementReference[];
  /** 申请执行期间 has run out. */
  enforcementPeriodOver: boolean;
  /** The coordinator (or county) is asked to press; ends with the next thing that a person does. */
  alarm: { since: Instant; reason: 'signing' | 'follow-up' | 'review' } | null;
  reviewFrom: Instant;
  reminded: string[];
  ending: { outcome: 'completed' | 'void' | 'ended'; cause?: string; reason?: TextRef; at: Instant } | null;
  deadlines: Deadline[];
}
