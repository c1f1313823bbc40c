import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type { PartyFacts, SessionFacts } from './case-facts.ts';

/** One session as it was recorded, by whoever had the case on that day. */
export type SessionRecordFacts = SessionFacts & {
  /** 第几次调解, from 1. */
  no: number;
  record: string;
  /** Names of the parties called to it; of all where it was held without a plan. */
  participants: string[];
  /** 受邀参加人 (人民调解法 20). */
  guests?: string;
  organisationName: string;
  /** Held by a court, whose records bear another title. */
  byCourt?: boolean;
  mediatorName?: string;
};

export type InvestigationFacts = {
  at: Instant;
  place?: string;
  attendees?: string;
  interviewee?: string;
  record: string;
  organisationName: string;
  /** Held by a court, whose records bear another title. */
  byCourt?: boolean;
  mediatorName?: string;
};

/** Until when something must be done: a last day, or a moment where hours are counted. */
export type DueFacts = { lastDay?: CivilDate; dueAt: Instant };

export type TransferFacts = {
  kind: 'up' | 'down' | 'sideways';
  fromName: string;
  toName: string;
  /** The sender's. */
  mediatorName?: string;
  /** How many were held before. */
  sessions: number;
  on: CivilDate;
  reason?: string;
  /** Until when the receiver accepts or returns it, and what follows otherwise. */
  answer?: DueFacts & { then: string };
  /** 委派 before filing, 委托 after it (特邀调解规定 27), and for how many days. */
  entrustment?: { isFiled: boolean; days: number; caseNumber?: string };
};

export type SupervisionFacts = {
  reason: 'idle' | 'dissatisfied' | 'pressed';
  /** Why, in the words of whoever pressed; else the rule says it. */
  words?: string;
  /** Who presses, who must answer, and who has the case. */
  issuerName: string;
  toName: string;
  ownerName: string;
  mediatorName?: string;
  openedOn: CivilDate;
  /** Since when nothing was recorded, of an idle case. */
  idleSince?: CivilDate;
  answer?: DueFacts;
};

/** A party whom a form is about, with whoever acts for it. */
export type SubjectFacts = {
  party: PartyFacts;
  agent?: { name: string; relation?: string; idNumber?: string; phone?: string };
};
