import type { Deadline, TextRef } from '../decider.ts';
import type { Sealings } from '../documents/sealing.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type { CommitteeNumber } from './committee-number.ts';
import type { Entrustment } from './entrustment.ts';
import type { HandOver } from './hand-over.ts';
import type { MassCase } from './mass-state.ts';

export type DisputeStatus = 'registered' | 'offered' | 'mediating' | 'suspended' | 'agreed' | 'closed';

export type DisputeOutcome =
  | 'performed'
  | 'reconciled'
  | 'settled-by-parties'
  | 'terminated'
  | 'safety-stop'
  | 'withdrawn'
  | 'out-of-scope'
  | 'filed-for-litigation';

/** 当事人: who they are lies encrypted under `personId`; the record keeps only their place in the case. */
export interface Party {
  partyId: string;
  personId: string;
  side: 'applicant' | 'respondent';
  kind: 'person' | 'organisation';
  /** Which organisation of the tree it is, if it is one: its own committee does not mediate. */
  organisationId?: string;
  /** Present address and phone are kept apart and never printed on what both sides receive (法发〔2022〕10号 4). */
  protected: boolean;
  /** Keyed hash over the sealed facts, so that the record notices if they are changed behind it. */
  hmac: string;
}

/** How work moves: 分拨 dispatch, 上交 up, 交办 down, 移送 sideways, timed escalation, referral to court. */
export type OfferKind = 'dispatch' | 'up' | 'down' | 'sideways' | 'escalation' | 'court-referral';

/** 移送: work on its way. Until the receiver accepts, the sender owns the case. */
export interface Offer {
  kind: OfferKind;
  fromOrganisationId: string;
  toOrganisationId: string;
  toLevel: string;
  mediatorId?: string;
  /** 借调: the organisation that lends the mediator. */
  mediatorFrom?: string;
  reason?: TextRef;
  at: Instant;
  /** Whether the sender was mediating when it was offered, and so mediates again if it comes back. */
  wasMediating: boolean;
  /** The court has been pressed by the county because it did not accept in time. */
  pressed: boolean;
  /** The county has decided whose case it is: it is not sent back once more. */
  decided?: boolean;
  /** 委派、委托: a court sends its own case to a committee. */
  entrusts?: boolean;
}

/** 移送经历: work that was sent on with a letter, whether it was accepted or not. */
export interface PastTransfer {
  kind: 'up' | 'down' | 'sideways';
  toOrganisationId: string;
  at: Instant;
  entrusts?: boolean;
}

/** 调查: what was asked where, and of whom. */
export interface Investigation {
  investigationId: string;
  at: Instant;
  place?: TextRef;
  /** 参加人. */
  attendees?: TextRef;
  /** 被调查人. */
  interviewee?: TextRef;
  record: TextRef;
}

export interface PathStep {
  level: string;
  organisationId: string;
  from: Instant;
  to?: Instant;
  outcome?: string;
}

/** 调解期间 at one level. */
export interface Mediation {
  /** When the clock began: acceptance, or the court mediator's signature (特邀调解规定 27). Null until signed. */
  startedAt: Instant | null;
  /** Which of the level's periods holds, such as `default` or `entrusted-summary`. */
  basis: string;
  extensions: number[];
  /** Calendar days that did not count: 中止 (中止期间不计入), and those on offer to somebody who sent it back. */
  suspendedDays: number;
  /** Set when a court's days ran out and only the clerk may go on. */
  expiredAt: Instant | null;
  /** 委派、委托: by which court, whose days then hold. */
  entrusted?: Entrustment;
}

export interface Session {
  sessionId: string;
  at: Instant;
  place: TextRef;
  participantIds: string[];
  guests?: TextRef;
  record?: { heldAt: Instant; place: TextRef; text: TextRef; result: SessionResult };
  /** Mediation was stopped before it was held. */
  cancelledAt?: Instant;
}

export type SessionResult = 'succeeded' | 'failed' | 'continue';

/** What an agreement says of itself when it changes (`note-agreement`). */
export type NotedStanding =
  | 'effective'
  | 'void'
  | 'defaulted'
  | 'confirmation-rejected'
  | 'enforcing'
  | 'performed'
  | 'completed';

/** 调解协议 as the dispute knows it: a record of its own, of which only the standing is kept here. */
export interface ReachedAgreement {
  agreementId: string;
  /** 编号, such as 云河2026-1-协1. */
  number: string;
  form: 'written' | 'oral';
  /** `reached` until it tells more; `cancelled` when the dispute ended or was mediated again before it took effect. */
  standing: 'reached' | 'cancelled' | NotedStanding;
  /** When that standing came about. */
  since: Instant;
}

/** 与当事人联系: who was spoken to, when. */
export interface Contact {
  contactId: string;
  at: Instant;
  partyIds: string[];
  note: TextRef;
}

export interface Evidence {
  evidenceId: string;
  fileId: string;
  title: TextRef;
  mediaType: string;
  sha256: string;
  addedAt: Instant;
  byPartyId?: string;
}

/** 诉求意愿: the route a party wishes if mediation fails. */
export interface Wish {
  partyId: string;
  route: string;
  on: CivilDate;
}

/** 危险报告: who must be told was told; the words lie with the event. */
export interface ReportedDanger {
  kind: string;
  detail: TextRef;
  at: Instant;
}

/** 调解须知: what mediation of this case must observe, in codes that say no more to who may not know more. */
export interface Guard {
  warnings: GuardWarning[];
  /** Police stations that were told, or whose written clearance is awaited. */
  stations: string[];
  since: Instant | null;
}

/** 分开调解 · 单独征求意见 · 不当面履行 · 待书面意见. */
export type GuardWarning = 'separate-sessions' | 'consent-alone' | 'no-face-to-face-performance' | 'awaits-clearance';

/** 联合调解: sees this case and no other, until it is closed. */
export interface Invitation {
  organisationId: string;
  /** A key of the policy's invitations, such as `judge`. */
  as: string;
  at: Instant;
}

/** 指导意见 of somebody invited. */
export interface Guidance {
  guidanceId: string;
  organisationId: string;
  userId: string;
  text: TextRef;
  at: Instant;
}

/** 久拖不决 · 评价不满意 · 县中心督办. */
export type SupervisionReason = 'idle' | 'dissatisfied' | 'pressed';

/** 督办记录, counted in assessment (考评). */
export interface PastSupervision {
  reason: SupervisionReason;
  /** Who was pressed. */
  ownerId: string;
  mediatorId?: string;
  openedAt: Instant;
  answeredAt?: Instant;
  /** How often it went up because nobody answered in time. */
  escalations: number;
}

/** 评价: one for each party and closure. */
export interface Rating {
  partyId: string;
  score: number;
  comment?: TextRef;
  at: Instant;
}

/** 关联纠纷. */
export interface DisputeLink {
  disputeId: string;
  /** What this dispute is to that one, such as `repeat`. */
  relation: string;
  at: Instant;
}

/** 督办: pressed work; answered in time or up it goes. */
export interface Supervision {
  reason: SupervisionReason;
  /** Why, from whoever pressed; a rule needs no words. */
  words?: TextRef;
  stage: 'coordinator' | 'county';
  /** The organisation that must answer. */
  organisationId: string;
  since: Instant;
}

/** 红色预警: must be acknowledged by police and coordinator. */
export interface Alert {
  raisedAt: Instant;
  /** Organisations that must acknowledge, and those that have. */
  awaiting: string[];
  acknowledged: string[];
  escalated: boolean;
  /** When it went on to the chief and the county because not all had acknowledged in time. */
  escalatedAt?: Instant;
}

export interface Ending {
  outcome: DisputeOutcome;
  at: Instant;
  ground?: string;
  reason?: TextRef;
  /** Lawful next routes named to the parties, the first being the right one (人民调解法 26). */
  routes?: string[];
}

/** A dispute as the record has it now. Plain JSON. */
export interface DisputeState extends Sealings {
  id: string;
  number: string;
  policyVersion: number;
  status: DisputeStatus;
  level: string;
  colour: string;
  type: string;
  ground?: string;
  source: string;
  mediationType?: string;
  courtCaseNumber?: string;
  letterNumber?: TextRef;
  language?: string;
  domesticViolence: boolean;
  title: TextRef;
  facts: TextRef;
  /** 申请事项, in the applicant's order. */
  requests?: TextRef[];
  place?: TextRef;
  amountFen?: number;
  /** 人调字号 of every committee that accepted it, void ones too. */
  committeeNumbers: CommitteeNumber[];
  openedAt: Instant;
  registrarId: string;
  screened: boolean;
  parties: Party[];
  /** `mediatorFrom`: 借调, the organisation that lends the mediator. */
  owner: { organisationId: string; mediatorId?: string; mediatorFrom?: string };
  /** 回避: users who do not work on this case. */
  recused: string[];
  /** Since when the case is without its mediator, who recused. */
  mediatorMissingSince: Instant | null;
  path: PathStep[];
  /** Since when the present owner must dispatch. */
  dispatchSince: Instant;
  /** 0: in time · 1: coordinator alarmed · 2: on the county's list. */
  dispatchAlarm: 0 | 1 | 2;
  dispatchAlarmAt: Instant | null;
  offer: Offer | null;
  /** All of them, the newest last. */
  transfers: PastTransfer[];
  /** 退回次数 since somebody last accepted it. */
  returns: number;
  /** After too many returns: who must decide whose case it is, and since when. Nobody else moves it meanwhile. */
  undecided: { organisationId: string; since: Instant } | null;
  mediation: Mediation | null;
  suspension: { kind: string; reason: TextRef; since: Instant; until: CivilDate | null; reviewFrom: Instant } | null;
  sessions: Session[];
  investigations: Investigation[];
  evidence: Evidence[];
  wishes: Wish[];
  handOver: HandOver;
  /** 线索 that it came from or that were merged into it. */
  clueIds: string[];
  contacts: Contact[];
  dangers: ReportedDanger[];
  invitations: Invitation[];
  guidance: Guidance[];
  guard: Guard;
  agreements: ReachedAgreement[];
  /** While an agreement is under way: since when, and since when it was last looked at. */
  agreed: { since: Instant; reviewFrom: Instant } | null;
  /** Null unless a roll of claimants was imported. */
  mass: MassCase | null;
  supervision: Supervision | null;
  /** All of them, the one that is open last. */
  supervisions: PastSupervision[];
  ratings: Rating[];
  links: DisputeLink[];
  /** While it is mediated: when the parties were last spoken to, and since when that is overdue. */
  contact: { last: Instant; overdueSince: Instant | null } | null;
  alert: Alert | null;
  /** Last action of a person; the idle clock starts there. */
  lastActionAt: Instant;
  /** Reminders already given, as `kind@dueAt`, so that each is given once. */
  reminded: string[];
  ending: Ending | null;
  deadlines: Deadline[];
}
