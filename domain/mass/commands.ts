import type { AgreementStanding } from '../agreement/commands.ts';
import type { ClaimantPerson } from './state.ts';
import type { ClaimantStanding } from './standing.ts';

/** What a dispute asks of one of its claimants: that it stands where the dispute believes, or nothing happens at all. */
interface FromDispute {
  disputeId: string;
  from: ClaimantStanding;
}

/** Commands on a claimant. People act on the dispute, for many claimants at once; these follow in the same transaction. */
export type ClaimantCommand =
  | {
      type: 'list';
      id: string;
      number: string;
      disputeId: string;
      ordinal: number;
      person: ClaimantPerson;
      amountFen: number;
      acknowledged: boolean;
    }
  | ({ type: 'note-draft'; agreementId: string } & FromDispute)
  | ({ type: 'refer'; to: 'referred' | 'directed'; route: string } & FromDispute)
  | ({ type: 'file'; courtCaseNumber: string } & FromDispute)
  | ({ type: 'close' } & FromDispute)
  | ({ type: 'end' } & FromDispute)
  /** From the claimant's agreement: how it now stands. */
  | { type: 'note-agreement'; agreementId: string; standing: AgreementStanding }
  /** Nothing ever falls due of itself; the dispute's clocks run for all. */
  | { type: 'act-on-deadlines' }
  | { type: 'recalculate' };

export type ClaimantCommandOf<T extends ClaimantCommand['type']> = Extract<ClaimantCommand, { type: T }>;
