import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type {
  InvestigationFacts,
  SessionRecordFacts,
  SubjectFacts,
  SupervisionFacts,
  TransferFacts,
} from './case-part-facts.ts';

/** All that the official forms of a dispute may need, gathered by the caller from the record and already decrypted. */
export type CaseFacts = {
  /** The county's case number, given at registration. */
  number: string;
  /** The committee's number (人调字号), from its acceptance on. */
  committeeNumber?: string;
  /** One of the 18 types (纠纷类型), without the word 纠纷: `邻里`. */
  typeLabel: string;
  sourceLabel: string;
  facts: string;
  /** 申请事项, where they were written down. */
  requests?: string[];
  /** What is claimed, in fen. */
  amountFen?: number;
  level: string;
  /** The committee or body that has the case. */
  ownerName: string;
  ownerMediatorName?: string;
  parties: PartyFacts[];
  registeredOn: CivilDate;
  /** Where it began with a party's application: on which day. */
  appliedOn?: CivilDate;
  acceptedOn?: CivilDate;
  /** When the parties were told their rights and duties (人民调解法 23, 24). */
  toldRightsOn?: CivilDate;
  /** What a party speaks who needs an interpreter. */
  language?: string;
  /** The committee came by itself (主动调解), nobody applied. */
  onInitiative: boolean;
  sessions: SessionFacts[];
  evidence: EvidenceFacts[];
  termination?: TerminationFacts;
  referral?: ReferralFacts;
  /** 无争议事实, confirmed by every party. */
  undisputed?: { facts: string; on: CivilDate };
  /** The one part that a form is about, each where its form asks for it. */
  session?: SessionRecordFacts;
  investigation?: InvestigationFacts;
  transfer?: TransferFacts;
  supervision?: SupervisionFacts;
  subject?: SubjectFacts;
};

export type PartyFacts = {
  side: 'applicant' | 'respondent';
  kind: 'person' | 'organisation';
  name: string;
  genderLabel?: string;
  ethnicity?: string;
  birthDate?: CivilDate;
  /** In full years on the day of the document. */
  age?: number;
  idNumber?: string;
  occupation?: string;
  phone?: string;
  address?: string;
  /** Whereabouts are kept from the other side (法发〔2022〕10号 4). */
  protected?: boolean;
  guardian?: string;
  agent?: string;
};

export type SessionFacts = { heldAt: Instant; place: string; result: 'succeeded' | 'failed' | 'continue' };

export type EvidenceFacts = { title: string; mediaType: string; byPartyName?: string; addedOn?: CivilDate };

export type TerminationFacts = {
  groundLabel: string;
  reason?: string;
  on: CivilDate;
  /** The lawful next routes (人民调解法 26), chosen by policy. */
  routes: RouteFacts[];
};

export type RouteFacts = { label: string; authority: string; basis: string };

export type ReferralFacts = {
  courtName: string;
  on: CivilDate;
  /** Each party's wish to go to court if mediation fails. */
  wishes: Array<{ partyName: string; on: CivilDate }>;
  reason: string;
};
