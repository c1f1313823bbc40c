import type { SourcedPeriod } from './policy.ts';

/** 协议、司法确认与履行: the periods and closed lists that hold for agreements. */
export interface AgreementPolicy {
  /** How long signatures may be outstanding until the mediator is alarmed, and then until the coordinator is. */
  signing: SourcedPeriod;
  signingCoordinator: SourcedPeriod;
  /** Media types of a signature drawn on screen. */
  signatureMediaTypes: string[];
  confirmation: ConfirmationPolicy;
  performance: {
    /** Calendar days before an obligation's end at which the mediator is reminded of it. */
    remindBefore: number[];
    remindSource: string;
    /** From overdue, through supervision (人民调解法 31), to default. */
    untilDefault: SourcedPeriod;
  };
  /** 申请执行期间 after the last term of performance, and the days before its end at which the mediator is reminded. */
  enforcement: { period: SourcedPeriod; remindBefore: number[]; remindSource: string };
  followUp: SourcedPeriod;
  /** How often an agreement is looked at that waits for a decision. */
  review: SourcedPeriod;
}

/** 司法确认. */
export interface ConfirmationPolicy {
  /** Within which the parties apply together. */
  window: SourcedPeriod;
  remindBefore: number[];
  remindSource: string;
  accept: SourcedPeriod;
  decide: SourcedPeriod;
  /** Added to `decide` with the leave of the court's president. */
  extension: { days: number; source: string };
  /** The special procedure's own limit, which holds beside `decide`. */
  decideSpecial: SourcedPeriod;
  objection: { party: SourcedPeriod; interested: SourcedPeriod };
  /** Why a court has jurisdiction: code → label. */
  courtBases: Record<string, string>;
  /** Closed lists: code → label. */
  notAccepted: Record<string, string>;
  rejected: Record<string, string>;
}
