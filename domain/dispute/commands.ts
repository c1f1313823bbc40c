import type { AgreementDraft } from '../agreement/commands.ts';
import type { TextRef } from '../decider.ts';
import type { SealingCommand } from '../documents/sealing.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type { HandOverCommand } from './hand-over.ts';
import type { MassCommand } from './mass-commands.ts';
import type { NotedStanding, Party, SessionResult } from './state.ts';

export interface Consent {
  partyId: string;
  consented: boolean;
  /** Whether the party wishes the court if mediation fails; asked at acceptance, absent means none was expressed. */
  courtIfFailed?: boolean;
}

/** Commands as the decider sees them: free text and people are already sealed into references. */
export type DisputeCommand =
  | {
      type: 'register';
      id: string;
      number: string;
      disputeType: string;
      ground?: string;
      source: string;
      /** 线索 that becomes this dispute, in the same transaction. */
      clueId?: string;
      colour?: string;
      mediationType?: string;
      courtCaseNumber?: string;
      letterNumber?: TextRef;
      language?: string;
      domesticViolence?: boolean;
      title: TextRef;
      facts: TextRef;
      requests?: TextRef[];
      place?: TextRef;
      amountFen?: number;
      parties: Party[];
    }
  | { type: 'screen'; inScope: boolean; reason?: TextRef; route?: string; toAuthority?: TextRef }
  | { type: 'dispatch'; organisationId: string; mediatorId?: string; mediatorFrom?: string }
  | {
      type: 'accept';
      consents: Consent[];
      rightsNoticeGiven: boolean;
      basis?: string;
      mediatorId?: string;
      mediatorFrom?: string;
    }
  | { type: 'revoke-transfer'; reason: TextRef }
  | { type: 'invite'; organisationId: string; as: string }
  | { type: 'add-guidance'; guidanceId: string; text: TextRef }
  | { type: 'recuse'; reason: TextRef }
  | { type: 'replace-mediator'; mediatorId: string; mediatorFrom?: string; requestedBy?: string; reason?: TextRef }
  | { type: 'annul-acceptance'; reason: TextRef }
  | { type: 'return'; reason: TextRef }
  | { type: 'change-colour'; colour: string; reason: TextRef }
  | { type: 'acknowledge' }
  | { type: 'report-danger'; kind: string; detail: TextRef }
  | {
      type: 'schedule-session';
      sessionId: string;
      at: Instant;
      place: TextRef;
      participantIds: string[];
      guests?: TextRef;
    }
  | {
      type: 'record-session';
      sessionId: string;
      /** Whether it is the record of a session that was scheduled; otherwise one held without a plan. */
      isPlanned: boolean;
      heldAt: Instant;
      place: TextRef;
      record: TextRef;
      result: SessionResult;
    }
  | {
      type: 'add-investigation';
      investigationId: string;
      at: Instant;
      place?: TextRef;
      attendees?: TextRef;
      interviewee?: TextRef;
      record: TextRef;
    }
  | {
      type: 'add-evidence';
      evidenceId: string;
      fileId: string;
      title: TextRef;
      mediaType: string;
      sha256: string;
      bytes: number;
      byPartyId?: string;
    }
  | { type: 'sign-for'; at: Instant }
  | { type: 'extend'; days: number; consents: Consent[] }
  | { type: 'suspend'; kind: string; reason: TextRef; until?: CivilDate }
  | { type: 'resume' }
  | { type: 'transfer'; direction: 'up' | 'down' | 'sideways'; organisationId?: string; reason: TextRef }
  | { type: 'record-wish'; partyId: string; route: string }
  | { type: 'refer-to-court'; courtId?: string; requestedBy?: string; consents?: Consent[] }
  /** 督办, before the clock does it. */
  | { type: 'press'; reason: TextRef }
  | { type: 'answer-supervision'; answer: TextRef }
  | { type: 'record-contact'; contactId: string; at: Instant; partyIds: string[]; note: TextRef }
  | { type: 'link'; disputeId: string; relation: string }
  | { type: 'reach-agreement'; agreementId: string; draft: AgreementDraft }
  | { type: 'mediate-again'; reason: TextRef }
  | { type: 'reconcile'; record: TextRef }
  | { type: 'terminate'; ground: string; reason: TextRef }
  | { type: 'withdraw'; reason: TextRef }
  | { type: 'close'; outcome: 'settled-by-parties'; reason: TextRef }
  | MassCommand
  | HandOverCommand
  | SealingCommand
  | { type: 'file-for-litigation'; requestedBy?: string; courtCaseNumber?: string }
  /** From the other dispute of a link. */
  | { type: 'note-link'; disputeId: string; relation: string; inverse: string }
  /** From a party, by number and code. */
  | { type: 'rate'; partyId: string; score: number; comment?: TextRef }
  /** From a household: look again whether this may be mediated at all. Harmless when it may. */
  | { type: 'check-guard' }
  /** From the agreement: how it now stands. */
  | { type: 'note-agreement'; agreementId: string; standing: NotedStanding }
  /** From a clue that was merged into this dispute, in the same transaction. */
  | { type: 'note-clue'; clueId: string }
  /** From the engine: act on every deadline that has passed. Harmless when none has. */
  | { type: 'act-on-deadlines' }
  /** From the command line: date provisional deadlines again with the calendar that is now published. */
  | { type: 'recalculate' };

export type DisputeCommandType = DisputeCommand['type'];
export type DisputeCommandOf<T extends DisputeCommandType> = Extract<DisputeCommand, { type: T }>;
