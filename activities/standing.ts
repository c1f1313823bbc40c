import type { Instant } from '../domain/time/instant.ts';
import type { StageKind } from '../domain/policy/policy.ts';

/**
 * Where a case stands, as the record tells the engine: codes, ids and dates, no names and no facts. All that a workflow
 * knows of policy comes in here, so that stored histories replay whatever policy becomes.
 */
export interface Standing {
  open: boolean;
  seq: number;
  status: string;
  /** Every stage of a dispute so far; it is in the last one. Other records have none. */
  path: Stage[];
  /** What the case itself waits for; null once it is closed. */
  waitingFor: { what: string; dueAt?: Instant; then?: string } | null;
  /** The first deadline by the record's clock. */
  nextDueAt: Instant | null;
  /** When that is in real time, ms since 1970 UTC: the record's clock may be a demo clock. */
  wakeAt: number | null;
  /** What was decided and still has to be done. */
  reactions: PendingReaction[];
}

/** 阶段: a level of the path in the hands of one organisation. */
export interface Stage {
  level: string;
  /** The level's name as policy has it. */
  label: string;
  kind: StageKind;
  organisationId: string;
  from: Instant;
  to?: Instant;
  outcome?: string;
}

export interface PendingReaction {
  seq: number;
  kind: string;
  form?: string;
}
