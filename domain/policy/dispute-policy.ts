import type { SourcedPeriod } from './policy.ts';

/** What policy says of a dispute beyond the periods of its path. */
export interface DisputePolicy {
  /** 协议跟踪: how often the owner looks at a case whose agreement is under way, so that it lies in nobody's hands at no time. */
  agreementReview: SourcedPeriod;
}
