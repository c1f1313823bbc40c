import type { TextRef } from '../decider.ts';
import type { Party } from '../dispute/state.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';

/** 执行标的: what of an obligation is still owed when enforcement is asked for. */
export interface ReferredClaim {
  obligationId: string;
  kind: 'money' | 'act';
  debtorId: string;
  creditorId: string;
  amountFen?: number;
  dueOn: CivilDate;
}

/** 申请执行: begins an enforcement with the word of the confirmed agreement that was not performed (人民调解法 33). */
export interface ReferEnforcement {
  type: 'refer';
  id: string;
  number: string;
  agreementId: string;
  disputeId: string;
  disputeNumber: string;
  /** The committee or court that mediated, which may follow how its agreement fares. */
  organisationId: string;
  /** The court that confirmed; of a tribunal, the court that it belongs to. */
  courtId: string;
  parties: Party[];
  applicantPartyIds: string[];
  claims: ReferredClaim[];
}

/** What of an obligation reached its creditor. */
export interface Performed {
  obligationId: string;
  amountFen?: number;
  on: CivilDate;
}

export interface DraftInstalment {
  instalmentId: string;
  obligationId: string;
  amountFen?: number;
  dueOn: CivilDate;
}

export interface SettlementConsent {
  partyId: string;
  consented: boolean;
}

export type ClosingReason = 'paid' | 'settled' | 'ended-unpaid' | 'withdrawn' | 'basis-revoked';

/** Commands as the decider sees them: free text is already sealed into references. */
export type EnforcementCommand =
  | ReferEnforcement
  | { type: 'accept'; courtCaseNumber?: string }
  | { type: 'return'; reason: TextRef }
  | { type: 'serve-notice'; at: Instant; payBy: CivilDate }
  | { type: 'record-inquiry'; found: 'enough' | 'some' | 'none'; result: TextRef }
  | { type: 'record-disposal'; result: TextRef }
  | { type: 'take-measure'; measureId: string; kind: string; partyId: string; about: TextRef }
  | { type: 'lift-measure'; measureId: string; reason: TextRef }
  | { type: 'record-payment'; obligationId: string; amountFen?: number; on: CivilDate; through: 'court' | 'direct' }
  | { type: 'pay-out'; obligationId: string; amountFen: number; on: CivilDate }
  | {
      type: 'agree-instalments';
      hardship: TextRef;
      consents: SettlementConsent[];
      instalments: DraftInstalment[];
      /** The creditors ask now already that enforcement goes on if an instalment stays unpaid (执行和解规定 9). */
      resumeIfOverdue: boolean;
    }
  | { type: 'resume'; requestedBy: string }
  | { type: 'refer-to-aid'; partyId: string; by: 'court' | 'procuratorate'; grounds: TextRef }
  | { type: 'extend'; by: number; reason: TextRef }
  | { type: 'propose-closing'; outcome: ClosingReason; reason: TextRef }
  | { type: 'approve-closing' }
  | { type: 'reject-closing'; reason: TextRef }
  /** From the engine: act on every deadline that has passed. Harmless when none has. */
  | { type: 'act-on-deadlines' }
  /** From the command line: date provisional deadlines again with the calendar that is now published. */
  | { type: 'recalculate' };

export type EnforcementCommandType = EnforcementCommand['type'];
export type EnforcementCommandOf<T extends EnforcementCommandType> = Extract<EnforcementCommand, { type: T }>;
