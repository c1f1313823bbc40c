import type { Period } from '../time/period.ts';
import type { SourcedPeriod } from './policy.ts';

/** 执行流程: the stages that a fast-execution team goes through, in this order. */
export const ENFORCEMENT_STAGES = ['initiation', 'property-control', 'property-disposal', 'payout', 'closing'] as const;

export type EnforcementStage = (typeof ENFORCEMENT_STAGES)[number];

/** 执行期限: how long enforcement of an amount may last, and each stage within it; all counted from acceptance. */
export interface EnforcementTrack {
  key: string;
  label: string;
  /** The largest amount, in fen, that goes on this track; null for any. The first track that fits is taken. */
  upToFen: number | null;
  /** 速执: leaves for the ordinary track when even the longest period is over. */
  fast: boolean;
  limit: SourcedPeriod;
  /** How far the limit may be extended; in the limit's unit. */
  longest: SourcedPeriod;
  stages: Record<EnforcementStage, Period>;
}

/** 执行措施. */
export interface MeasureKind {
  label: string;
  source: string;
  /** Only against who has let the term of the 执行通知 pass; the others may be taken at once (民事诉讼法 251). */
  afterTerm: boolean;
}

/** 执行: the periods and closed lists that hold for enforcement. */
export interface EnforcementPolicy {
  accept: SourcedPeriod;
  stages: Record<EnforcementStage, string>;
  /** From the smallest amount to any; the last is the ordinary one. */
  tracks: EnforcementTrack[];
  measures: Record<string, MeasureKind>;
  /** How long money may lie at the court before it is paid out. */
  payout: SourcedPeriod;
  instalments: {
    /** Calendar days before an instalment's end at which the court is reminded of it. */
    remindBefore: number[];
    remindSource: string;
    /** From an instalment overdue to the resumption that the creditors asked for in advance. */
    untilResumption: SourcedPeriod;
    /** No instalment lies further ahead. */
    longest: SourcedPeriod & { period: Extract<Period, { unit: 'months' }> };
  };
  /** 终本: only so long after acceptance, and with this measure taken. */
  endedUnpaid: { after: SourcedPeriod & { period: Extract<Period, { unit: 'months' }> }; measure: string };
  /** Why an enforcement ends: code → label. */
  closings: Record<string, string>;
  /** Without any action of a person. */
  idle: SourcedPeriod;
}
