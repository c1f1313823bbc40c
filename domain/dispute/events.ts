import type { DatedEvent, TextRef } from '../decider.ts';
import type { SealingFact } from '../documents/sealing.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type { Consent } from './commands.ts';
import type { Entrustment } from './entrustment.ts';
import type { HandOverFact } from './hand-over.ts';
import type { MassFact } from './mass-events.ts';
import type {
  DisputeOutcome,
  GuardWarning,
  NotedStanding,
  Offer,
  Party,
  SessionResult,
  SupervisionReason,
  Wish,
} from './state.ts';

/** What has happened to a dispute. Stored for good; no names, no free text. */
export type DisputeEvent = DatedEvent & DisputeFact & { at: Instant };

export type DisputeFact =
  | {
      type: 'registered';
      id: string;
      number: string;
      policyVersion: number;
      level: string;
      organisationId: string;
      registrarId: string;
      disputeType: string;
      ground?: string;
      source: string;
      clueId?: string;
      colour: string;
      mediationType?: string;
      courtCaseNumber?: string;
      letterNumber?: TextRef;
      language?: string;
      domesticViolence: boolean;
      title: TextRef;
      facts: TextRef;
      requests?: TextRef[];
      place?: TextRef;
      amountFen?: number;
      parties: Party[];
    }
  | { type: 'screened'; inScope: boolean; implied: boolean; reason?: TextRef; route?: string; toAuthority?: TextRef }
  | { type: 'offered'; offer: Offer }
  | {
      type: 'accepted';
      organisationId: string;
      level: string;
      mediatorId?: string;
      mediatorFrom?: string;
      consents: Consent[];
      rightsNoticeGiven: boolean;
      basis: string;
      /** Null at court: the clock starts when the mediator signs (特邀调解规定 27). */
      clockFrom: Instant | null;
      entrusted?: Entrustment;
      /** 人调字号, drawn by the record; absent where the receiver has none or gave the case one before. */
      committeeNumber?: string;
    }
  /** 撤销受理: its 人调字号 is void. */
  | { type: 'acceptance-annulled'; reason: TextRef }
  | { type: 'offer-returned'; byOrganisationId: string; reason: TextRef }
  /** By the sender, which gets neither days nor a new clock for it. */
  | { type: 'transfer-revoked'; reason: TextRef }
  /** Sent back too often: that organisation decides whose case it is. */
  | { type: 'decision-asked'; organisationId: string }
  | { type: 'decision-overdue' }
  | { type: 'invited'; organisationId: string; as: string }
  | { type: 'guidance-added'; guidanceId: string; organisationId: string; userId: string; text: TextRef }
  | { type: 'offer-lapsed'; toOrganisationId: string }
  | { type: 'court-acceptance-overdue' }
  | { type: 'escalated'; reason: 'not-accepted' | 'period-expired' | 'not-neutral'; offer: Offer }
  | { type: 'mediator-recused'; mediatorId: string; reason: TextRef }
  | {
      type: 'mediator-replaced';
      mediatorId: string;
      mediatorFrom?: string;
      /** The party who asked for it (人民调解法 19). */
      requestedBy?: string;
      reason?: TextRef;
    }
  | { type: 'dispatch-overdue'; alarm: 1 | 2 }
  /** Without a reason where the case is of that colour by rule. */
  | { type: 'colour-changed'; colour: string; reason?: TextRef }
  | { type: 'danger-reported'; kind: string; detail: TextRef }
  /** 调解须知 have changed; `stations` are asked for their clearance. */
  | { type: 'guard-noted'; warnings: GuardWarning[]; stations: string[] }
  /** 本件不适宜调解: the stations are told, and everything that mediation had planned is off. */
  | { type: 'safety-stopped'; stations: string[] }
  | { type: 'alert-raised'; awaiting: string[] }
  | { type: 'alert-acknowledged'; organisationId: string }
  | { type: 'alert-escalated'; to: string[] }
  | {
      type: 'session-scheduled';
      sessionId: string;
      sessionAt: Instant;
      place: TextRef;
      participantIds: string[];
      guests?: TextRef;
    }
  | {
      type: 'session-recorded';
      sessionId: string;
      heldAt: Instant;
      place: TextRef;
      record: TextRef;
      result: SessionResult;
    }
  | {
      type: 'investigation-added';
      investigationId: string;
      investigatedAt: Instant;
      place?: TextRef;
      attendees?: TextRef;
      interviewee?: TextRef;
      record: TextRef;
    }
  | {
      type: 'evidence-added';
      evidenceId: string;
      fileId: string;
      title: TextRef;
      mediaType: string;
      sha256: string;
      byPartyId?: string;
    }
  | { type: 'signed-for'; signedAt: Instant }
  | { type: 'extended'; days: number; consents: Consent[] }
  | { type: 'suspended'; kind: string; reason: TextRef; until: CivilDate | null }
  | { type: 'suspension-review-due' }
  | { type: 'resumed' }
  | { type: 'wish-recorded'; wish: Wish }
  | HandOverFact
  | { type: 'reminded'; of: string; dueAt: Instant }
  | { type: 'court-period-expired' }
  /** 委派、委托期满: the committee's days are over, and the case is the court's again. */
  | { type: 'entrustment-expired'; court: Entrustment }
  /** `organisationId` must answer; `pressed`: by whom and why, where somebody did it and no rule. */
  | {
      type: 'supervision-opened';
      reason: SupervisionReason;
      organisationId: string;
      pressed?: { by: string; reason: TextRef };
    }
  | { type: 'supervision-answered'; answer: TextRef }
  | { type: 'supervision-escalated'; organisationId: string }
  /** `inverse` is what the other dispute is to this one. */
  | { type: 'linked'; disputeId: string; relation: string; inverse: string }
  | { type: 'rated'; partyId: string; score: number; comment?: TextRef }
  | { type: 'contact-overdue' }
  | { type: 'contact-recorded'; contactId: string; contactAt: Instant; partyIds: string[]; note: TextRef }
  | {
      type: 'agreement-reached';
      agreementId: string;
      number: string;
      form: 'written' | 'oral';
      /** The court that invited the mediation, which then confirms (民事诉讼法 205). */
      courtId?: string;
    }
  | { type: 'agreement-noted'; agreementId: string; standing: NotedStanding }
  | { type: 'agreement-review-due' }
  | { type: 'mediated-again'; reason: TextRef }
  | {
      type: 'closed';
      outcome: DisputeOutcome;
      ground?: string;
      reason?: TextRef;
      routes?: string[];
      requestedBy?: string;
      courtCaseNumber?: string;
    }
  | { type: 'clue-noted'; clueId: string }
  | MassFact
  | SealingFact
  | { type: 'deadlines-redated' };

export type DisputeFactType = DisputeFact['type'];
