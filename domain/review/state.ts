import type { Deadline, TextRef } from '../decider.ts';
import type { AgainstRelaxing } from '../household/relaxing.ts';
import type { Owner } from '../household/state.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';

/** 研判决定: a step up or down, none, or 退出管控. */
export const LEVEL_DECISIONS = ['raise', 'lower', 'keep', 'exit'] as const;
export type LevelDecision = (typeof LEVEL_DECISIONS)[number];

/** The first and the last day of a quarter. */
export interface Quarter {
  from: CivilDate;
  to: CivilDate;
}

/** A visit as the agenda tells of it; what was said lies in the household's file. */
export interface AgendaVisit {
  visitId: string;
  visitedAt: Instant;
  byUserId: string;
  complete: boolean;
  victimAlone: boolean;
  violenceRecurred: boolean;
}

/** 议题: one household under control, and what is suggested. Codes, ids and dates only. */
export interface AgendaItem {
  householdId: string;
  number: string;
  level: string;
  /** From when it has been at that level. */
  levelSince: Instant;
  owner: Owner;
  /** Since the last meeting. */
  visits: AgendaVisit[];
  incidents: { incidentId: string; occurredAt: Instant }[];
  nextRevisitOn: CivilDate | null;
  overdueSince: Instant | null;
  /** What stands against lowering or releasing it. */
  against: AgainstRelaxing | null;
  suggestion: Suggestion;
}

export interface Suggestion {
  decision: LevelDecision;
  /** The level it would then have. */
  level?: string;
  because: SuggestionReason;
}

/** Violence is answered by a graver level, a quiet quarter by a milder one; what stands against that keeps it as it is. */
export type SuggestionReason = 'violence-below-top' | 'quiet' | AgainstRelaxing;

/** The meeting that has to be held now. */
export interface DueMeeting {
  /** The station's meetings are counted from 1. */
  no: number;
  quarter: Quarter;
  /** When it was called. */
  preparedAt: Instant;
  /** By when it has to be held. */
  dueAt: Instant;
  /** Under control when it was called; null until they are counted. */
  households: number | null;
  /** When the chief was last pressed because it was not held. */
  pressedAt: Instant | null;
}

/** 议定事项: what the meeting decided on one household. One it does not name keeps its level. */
export interface Decision {
  householdId: string;
  decision: LevelDecision;
  level?: string;
  reason: TextRef;
}

export interface HeldMeeting {
  /** Null for one held out of turn. */
  no: number | null;
  quarter: Quarter;
  /** What the agenda tells of counts from here. */
  since: Instant;
  heldAt: Instant;
  recordedAt: Instant;
  recordedBy: string;
  attendees: TextRef[];
  /** As it stood when the decisions took effect. */
  agenda: AgendaItem[];
  decisions: Decision[];
}

/** 季度研判 of one police station, as long as the station exists. Plain JSON. */
export interface ReviewState {
  id: string;
  number: string;
  policyVersion: number;
  status: 'between-meetings' | 'meeting-due';
  stationId: string;
  begunAt: Instant;
  /** From when the next meeting is dated. */
  since: Instant;
  /** How many meetings have been called so far. */
  meetings: number;
  meeting: DueMeeting | null;
  /** The last that was held. */
  held: HeldMeeting | null;
  /** Meetings in a row that were called and never held. */
  missedInARow: number;
  deadlines: Deadline[];
}
