import type { AgreementStanding } from '../agreement/commands.ts';
import type { DatedEvent } from '../decider.ts';
import type { Instant } from '../time/instant.ts';
import type { ClaimantPerson } from './state.ts';
import type { ClaimantStanding } from './standing.ts';

/** What has happened to a claimant. Stored for good; no names. */
export type ClaimantEvent = DatedEvent & ClaimantFact & { at: Instant };

export type ClaimantFact =
  | {
      type: 'listed';
      id: string;
      number: string;
      disputeId: string;
      ordinal: number;
      person: ClaimantPerson;
      amountFen: number;
      acknowledged: boolean;
    }
  | { type: 'agreement-drafted'; agreementId: string }
  | { type: 'agreement-noted'; standing: AgreementStanding; from: ClaimantStanding; to: ClaimantStanding }
  | { type: 'referred'; to: 'referred' | 'directed'; route: string }
  | { type: 'filed'; courtCaseNumber: string }
  | { type: 'closed' }
  | { type: 'ended' };
