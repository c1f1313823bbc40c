import type { TextRef } from '../decider.ts';
import type { Party } from '../dispute/state.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type { AttachmentKind, DrawnSignature, SigningManner } from './state.ts';

/** 履行义务 as agreed on: money or an act, by whom, to whom, until when. */
export interface DraftObligation {
  obligationId: string;
  kind: 'money' | 'act';
  debtorId: string;
  creditorId: string;
  amountFen?: number;
  what?: TextRef;
  dueOn: CivilDate;
}

/** 协议内容 (人民调解法 29): facts, items in dispute, responsibility, terms with manner and time limit of performance. */
export interface AgreementDraft {
  form: 'written' | 'oral';
  facts: TextRef;
  items: TextRef;
  responsibility?: TextRef;
  terms: TextRef[];
  obligations: DraftObligation[];
}

/** Begins an agreement with the dispute's word that one was reached. */
export interface DraftAgreement extends AgreementDraft {
  type: 'draft';
  id: string;
  number: string;
  disputeId: string;
  disputeNumber: string;
  /** 人调字号 under which the committee has the dispute. */
  committeeNumber?: string;
  disputeType: string;
  level: string;
  colour: string;
  /** The committee or court that mediated. */
  organisationId: string;
  mediatorId?: string;
  /** 借调: the organisation that lends the mediator. */
  mediatorFrom?: string;
  /** Who has recused and so does nothing here either. */
  recused?: string[];
  /** The court that invited the mediation, which then confirms (民事诉讼法 205). */
  courtId?: string;
  parties: Party[];
  /** In a mass case: whose agreement this is. */
  claimantId?: string;
}

/** Commands as the decider sees them: free text and files are already sealed into references. */
export type AgreementCommand =
  | DraftAgreement
  | ({ type: 'amend' } & Omit<AgreementDraft, 'form'>)
  | {
      type: 'sign';
      partyId: string;
      manner: SigningManner;
      /** Earlier than today for what was signed on paper before. */
      on?: CivilDate;
      signed: SignedText;
      drawn?: DrawnSignature;
      attachmentId?: string;
      witness?: TextRef;
    }
  | { type: 'sign-as-mediator'; on?: CivilDate; signed: SignedText }
  | { type: 'affix-seal'; on?: CivilDate; signed: SignedText }
  | {
      type: 'attach';
      attachmentId: string;
      kind: AttachmentKind;
      fileId: string;
      title: TextRef;
      mediaType: string;
      sha256: string;
      bytes: number;
    }
  | { type: 'hand-over-copies'; partyIds: string[]; on?: CivilDate }
  | { type: 'void'; cause: VoidCause; reason: TextRef }
  | { type: 'conclude'; reason: TextRef }
  | { type: 'apply-for-confirmation'; partyIds: string[]; courtId: string; basis?: string }
  | { type: 'agree-to-confirmation'; partyIds: string[] }
  | { type: 'withdraw-confirmation'; reason: TextRef }
  | { type: 'accept-confirmation'; caseNumber?: string }
  | { type: 'decline-confirmation'; ground: string; reason?: TextRef }
  | { type: 'extend-confirmation'; approval: TextRef }
  | { type: 'decide-confirmation'; decision: 'confirmed' | 'rejected'; ground?: string; reason?: TextRef }
  | {
      type: 'object-to-confirmation';
      by: 'party' | 'interested-person';
      partyId?: string;
      /** When an interested person came to know of it; the six months run from there. */
      knownOn?: CivilDate;
      detail: TextRef;
    }
  | { type: 'decide-objection'; upheld: boolean; reason?: TextRef }
  | {
      type: 'record-performance';
      obligationId: string;
      amountFen?: number;
      on: CivilDate;
      proof?: TextRef;
      attachmentId?: string;
    }
  | { type: 'waive'; obligationId: string; amountFen?: number; byPartyId?: string; reason?: TextRef }
  | { type: 'urge'; obligationId?: string; record: TextRef }
  | {
      type: 'record-follow-up';
      followUpId: string;
      visitedAt: Instant;
      reason: TextRef;
      findings: TextRef;
      visitedPartyIds: string[];
    }
  /** Without applicants named: everybody to whom something late is owed. */
  | { type: 'refer-to-enforcement'; enforcementId: string; applicantPartyIds?: string[] }
  /** From the dispute: it ended otherwise, or is mediated again. Harmless where that takes nothing from the agreement. */
  | { type: 'cancel'; cause: CancelCause }
  /** From the dispute: another mediator has it, or for now nobody by name. */
  | { type: 'note-mediator'; mediatorId?: string; mediatorFrom?: string; recused: string[] }
  /** From the enforcement: how it stands, and what it has newly collected. */
  | {
      type: 'note-enforcement';
      enforcementId: string;
      standing: 'accepted' | 'instalments' | 'paid' | 'ended-unpaid';
      paid?: { obligationId: string; amountFen?: number; on: CivilDate }[];
    }
  /** From the engine: act on every deadline that has passed. Harmless when none has. */
  | { type: 'act-on-deadlines' }
  /** From the command line: date provisional deadlines again with the calendar that is now published. */
  | { type: 'recalculate' };

/** Which wording lay before whoever signed. */
export interface SignedText {
  revision: number;
  textHash?: string;
}

/** Not all signed · the parties gave it up together (民法典 562) · a court annulled it (民法典 147–151). */
export type VoidCause = 'not-signed' | 'rescinded' | 'annulled';

export type CancelCause = 'safety-stop' | 'dispute-ended' | 'mediated-again';

export type AgreementCommandType = AgreementCommand['type'];
export type AgreementCommandOf<T extends AgreementCommandType> = Extract<AgreementCommand, { type: T }>;

/** What the agreement tells its dispute: `note-agreement`. */
export type AgreementStanding =
  | 'effective'
  | 'void'
  | 'defaulted'
  | 'confirmation-rejected'
  | 'enforcing'
  | 'performed'
  | 'completed';
