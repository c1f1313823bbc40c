import type { Deadline, TextRef } from '../decider.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';

/** 走访结果: what the organisation found. */
export interface VisitResult {
  visitedOn: CivilDate;
  recordedAt: Instant;
  byUserId: string;
  result: TextRef;
  /** Violence again: the station hears of it at once. */
  violence: boolean;
}

/**
 * 走访任务: what an organisation outside the station gets of a household because the law says that it must be told
 * (反家庭暴力法 17, 32; 公通字〔2024〕34号 11): names, a date, and where to put the result. Nothing of the file. Plain JSON.
 */
export interface VisitTaskState {
  id: string;
  number: string;
  policyVersion: number;
  status: 'open' | 'closed';
  organisationId: string;
  stationId: string;
  /** For the station alone. */
  householdId: string;
  /** A warning that was delivered, or an order in force, and which one. */
  cause: 'warning' | 'protection-order';
  aboutId: string;
  /** To go and see, or only to know. */
  asks: 'visit' | 'know';
  names: TextRef;
  openedAt: Instant;
  /** From which the next visit is reckoned. */
  since: Instant;
  results: VisitResult[];
  /** Since when the visit is overdue, and when it was last said. */
  late: { since: Instant; at: Instant } | null;
  /** A result with violence that nobody at the station has taken up yet. */
  unheeded: boolean;
  deadlines: Deadline[];
}
