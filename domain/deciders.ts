import { agreementDecider } from './agreement/decider.ts';
import { analysisDecider } from './analysis/decider.ts';
import type { DatedEvent, Decider } from './decider.ts';
import { clueDecider } from './clue/decider.ts';
import { disputeDecider } from './dispute/decider.ts';
import { erasureDecider } from './erasure/decider.ts';
import { enforcementDecider } from './enforcement/decider.ts';
import { claimantDecider } from './mass/decider.ts';
import { policyChangeDecider } from './policy-change/decider.ts';
import { householdDecider } from './household/decider.ts';
import { reviewDecider } from './review/decider.ts';
import { reassignmentDecider } from './reassignment/decider.ts';
import { retentionDecider } from './retention/decider.ts';
import { screeningRoundDecider } from './screening/decider.ts';
import { violenceReportDecider } from './violence-report/decider.ts';
import { visitTaskDecider } from './visit-task/decider.ts';
import type { Instant } from './time/instant.ts';

/** A decider whose kind of record only its own files know. Every state names its case. */
export type AnyDecider = Decider<{ number: string }, { type: string }, DatedEvent & { type: string; at: Instant }>;

/** 各类案卷: every kind of record that there is. */
export const deciders: readonly AnyDecider[] = [
  disputeDecider,
  agreementDecider,
  claimantDecider,
  enforcementDecider,
  householdDecider,
  reviewDecider,
  reassignmentDecider,
  visitTaskDecider,
  violenceReportDecider,
  clueDecider,
  screeningRoundDecider,
  analysisDecider,
  erasureDecider,
  retentionDecider,
  policyChangeDecider,
];

/** Throws RangeError for a kind of record that this program does not know. */
export function deciderOf(kind: string): AnyDecider {
  const decider = deciders.find((candidate) => candidate.kind === kind);
  if (!decider) throw new RangeError(`there is no kind of record ${kind}`);
  return decider;
}
