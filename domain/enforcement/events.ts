import type { DatedEvent, TextRef } from '../decider.ts';
import type { EnforcementStage } from '../policy/enforcement-policy.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type {
  ClosingReason,
  DraftInstalment,
  EnforcementCommandOf,
  ReferEnforcement,
  SettlementConsent,
} from './commands.ts';
import type { EnforcementOutcome } from './state.ts';

/** What has happened to an enforcement. Stored for good; no names, no free text. */
export type EnforcementEvent = DatedEvent & EnforcementFact & { at: Instant };

export type EnforcementFact =
  | (Omit<ReferEnforcement, 'type'> & { type: 'referred'; policyVersion: number; track: string })
  | { type: 'accepted'; track: string; judgeId?: string; courtCaseNumber?: string }
  | { type: 'acceptance-overdue' }
  | { type: 'notice-served'; servedAt: Instant; payBy: CivilDate }
  | { type: 'payment-overdue' }
  | { type: 'inquiry-recorded'; found: 'enough' | 'some' | 'none'; result: TextRef }
  | { type: 'disposal-recorded'; result: TextRef }
  | { type: 'measure-taken'; measureId: string; kind: string; partyId: string; about: TextRef }
  | { type: 'measure-lifted'; measureId: string; reason: TextRef }
  | (Omit<EnforcementCommandOf<'record-payment'>, 'type'> & { type: 'payment-recorded' })
  | { type: 'paid-out'; obligationId: string; amountFen: number; on: CivilDate }
  | { type: 'payout-overdue' }
  | {
      type: 'instalments-agreed';
      hardship: TextRef;
      consents: SettlementConsent[];
      instalments: DraftInstalment[];
      resumeIfOverdue: boolean;
    }
  | { type: 'instalment-overdue'; instalmentId: string }
  /** 恢复执行: `requestedBy` is absent where the creditors had asked for it in advance. */
  | { type: 'resumed'; track: string; requestedBy?: string }
  | { type: 'aid-referred'; partyId: string; by: 'court' | 'procuratorate'; grounds: TextRef }
  | { type: 'extended'; by: number; reason: TextRef }
  | { type: 'stage-overdue'; stage: EnforcementStage }
  | { type: 'track-overdue' }
  | { type: 'left-fast-track'; track: string }
  | { type: 'reminded'; of: string; reminder: string }
  | { type: 'pressed' }
  | { type: 'closing-proposed'; outcome: ClosingReason; reason: TextRef }
  | { type: 'closing-rejected'; reason: TextRef }
  | { type: 'closed'; outcome: EnforcementOutcome; reason: TextRef }
  | { type: 'deadlines-redated' };
