import type { DatedEvent, TextRef } from '../decider.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type { AgreementDraft, CancelCause, DraftAgreement, VoidCause } from './commands.ts';
import type { Attachment, EnforcementStanding, FollowUp, Signature } from './state.ts';

/** What has happened to an agreement. Stored for good; no names, no free text. */
export type AgreementEvent = DatedEvent & AgreementFact & { at: Instant };

/** 义务 claimed in enforcement: what is unpaid of it. */
export interface Claim {
  obligationId: string;
  kind: 'money' | 'act';
  debtorId: string;
  creditorId: string;
  amountFen?: number;
  dueOn: CivilDate;
}

export type AgreementFact =
  | ({ type: 'drafted'; policyVersion: number } & Omit<DraftAgreement, 'type'>)
  | ({ type: 'amended' } & Omit<AgreementDraft, 'form'>)
  | ({ type: 'signed' } & Omit<Signature, 'at'>)
  | { type: 'signed-by-mediator'; by: string; on: CivilDate; textHash?: string }
  | { type: 'sealed'; by: string; on: CivilDate; textHash?: string }
  | { type: 'took-effect'; on: CivilDate }
  | { type: 'mediator-noted'; mediatorId?: string; mediatorFrom?: string; recused: string[] }
  | { type: 'signing-overdue'; alarm: 1 | 2 }
  | ({ type: 'attached' } & Omit<Attachment, 'addedAt'>)
  | { type: 'copies-handed-over'; partyIds: string[]; on: CivilDate }
  | { type: 'voided'; cause: VoidCause | CancelCause; reason?: TextRef }
  | { type: 'confirmation-proposed'; courtId: string; basis: string; partyIds: string[] }
  | { type: 'confirmation-agreed'; partyIds: string[] }
  | { type: 'confirmation-applied'; courtId: string; basis: string; partyIds: string[] }
  | { type: 'confirmation-withdrawn'; reason: TextRef }
  | { type: 'confirmation-accepted'; caseNumber?: string }
  | { type: 'confirmation-declined'; ground: string; reason?: TextRef }
  | { type: 'confirmation-extended'; days: number; approval: TextRef }
  | { type: 'confirmation-decided'; decision: 'confirmed' | 'rejected'; ground?: string; reason?: TextRef }
  | { type: 'confirmation-overdue'; limit: string }
  | { type: 'confirmation-window-closed' }
  | { type: 'objected'; by: 'party' | 'interested-person'; partyId?: string; detail: TextRef }
  | { type: 'objection-decided'; upheld: boolean; reason?: TextRef }
  | { type: 'objection-period-over'; of: 'party' | 'interested-person' }
  | { type: 'obligation-due'; obligationId: string }
  | { type: 'obligation-overdue'; obligationId: string }
  | { type: 'obligation-defaulted'; obligationId: string }
  | {
      type: 'performance-recorded';
      obligationId: string;
      amountFen?: number;
      on: CivilDate;
      proof?: TextRef;
      attachmentId?: string;
      enforcementId?: string;
    }
  | { type: 'waived'; obligationId: string; amountFen?: number; byPartyId: string; reason?: TextRef }
  | { type: 'urged'; organisationId: string; obligationId?: string; record: TextRef }
  | ({ type: 'followed-up' } & Omit<FollowUp, 'at'>)
  | { type: 'follow-up-overdue' }
  | {
      type: 'referred-to-enforcement';
      enforcementId: string;
      number: string;
      courtId: string;
      applicantPartyIds: string[];
      claims: Claim[];
    }
  | { type: 'enforcement-noted'; enforcementId: string; standing: EnforcementStanding }
  | { type: 'enforcement-period-over' }
  /** The default was made good: nothing is in default any more. */
  | { type: 'cured' }
  | { type: 'performed' }
  | { type: 'completed' }
  /** What was agreed failed, and the parties go another way: it stays between them, and is watched no more. */
  | { type: 'ended'; cause: CancelCause | 'concluded'; reason?: TextRef }
  | { type: 'reminded'; of: string; about?: string; dueAt: Instant }
  | { type: 'review-due' }
  | { type: 'deadlines-redated' };

export type AgreementFactType = AgreementFact['type'];
