import type { Deadline, TextRef } from '../decider.ts';
import type { AgendaReason } from '../policy/screening-policy.ts';
import type { Instant } from '../time/instant.ts';

/** 议题: a dispute that the meeting looks at, why, and what is suggested. Codes and numbers only. */
export interface AgendaItem {
  disputeId: string;
  number: string;
  colour: string;
  reasons: AgendaReason[];
  /** Code of what to do about it. */
  suggestion: string;
}

/** How many there are of each, also of those for which the agenda has no room. */
export interface AgendaCounts {
  open: number;
  new: number;
  overdue: number;
  red: number;
  repeated: number;
  /** Clues that nobody has sorted yet. */
  clues: number;
}

export interface Agenda {
  items: AgendaItem[];
  counts: AgendaCounts;
}

/** The meeting that has to be held now. */
export interface DueMeeting {
  /** The centre's meetings are counted from 1. */
  no: number;
  since: Instant;
  /** When it fell due, and the agenda was to be prepared. */
  dueAt: Instant;
  agenda: Agenda | null;
  /** Organisations above that were alarmed because it was not held, and when the last was. */
  alarmed: string[];
  alarmedAt: Instant | null;
}

/** 议定事项: what the meeting decided on one dispute. */
export interface Decision {
  disputeId: string;
  number: string;
  decision: TextRef;
}

export interface HeldMeeting {
  /** Null for one held out of turn. */
  no: number | null;
  /** What is new counts from here. */
  since: Instant;
  heldAt: Instant;
  recordedAt: Instant;
  recordedBy: string;
  attendees: TextRef[];
  agenda: Agenda | null;
  decisions: Decision[];
}

/** 每周定期分析研判 of one township's centre, as long as the centre exists. Plain JSON. */
export interface AnalysisState {
  id: string;
  number: string;
  policyVersion: number;
  status: 'between-meetings' | 'meeting-due';
  /** The centre that meets. */
  organisationId: string;
  /** From when the next agenda is reckoned, and the next meeting is dated. */
  since: Instant;
  /** How many meetings have fallen due so far. */
  meetings: number;
  meeting: DueMeeting | null;
  /** The last that was held. */
  held: HeldMeeting | null;
  /** Meetings in a row that fell due and were never held. */
  missedInARow: number;
  deadlines: Deadline[];
}
