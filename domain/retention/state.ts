import type { Deadline, TextRef } from '../decider.ts';
import type { Role } from '../organisation/actor.ts';
import type { Instant } from '../time/instant.ts';

/** 清册: which cases are due stands in a table of its own; the digest holds it to what was approved. */
export interface DueList {
  cases: number;
  /** SHA-256 over the cases' ids in order, in hex. */
  digest: string;
}

/** 延长保管: a case that the round leaves alone. */
export interface KeptBack {
  caseId: string;
  number: string;
  reason: TextRef;
  byUserId: string;
  at: Instant;
}

export interface Approval {
  role: Role;
  userId: string;
  at: Instant;
}

/** The year's round that is under way. */
export interface Round {
  /** Rounds are counted from 1. */
  no: number;
  year: number;
  calledAt: Instant;
  /** Null until the engine has drawn it up. */
  list: DueList | null;
  keptBack: KeptBack[];
  /** Of the list as it now is: keeping a case back takes them away. */
  approvals: Approval[];
  pressedAt: Instant | null;
}

export interface DoneRound {
  no: number;
  year: number;
  approvals: Approval[];
  keptBack: number;
  /** Of which what can identify a person is gone. */
  destroyed: number;
  /** Approved, but left alone: something had happened to them since. */
  left: number;
  doneAt: Instant;
}

/** 档案鉴定销毁 of one county, every year as long as there is the county. Plain JSON. */
export interface RetentionState {
  id: string;
  number: string;
  policyVersion: number;
  status: 'between-rounds' | 'drawing' | 'under-appraisal' | 'destroying';
  organisationId: string;
  /** From when the next round is dated. */
  since: Instant;
  rounds: number;
  round: Round | null;
  /** The last that came to its end. */
  done: DoneRound | null;
  /** Rounds in a row that nobody approved. */
  missedInARow: number;
  deadlines: Deadline[];
}
