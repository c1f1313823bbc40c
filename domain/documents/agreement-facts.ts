import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import type { PartyFacts } from './case-facts.ts';

/** All that the official forms of an agreement may need, gathered by the caller from the record and already decrypted. */
export type AgreementFacts = {
  /** Of the agreement. */
  number: string;
  disputeNumber: string;
  /** The committee's number (人调字号) for the dispute. */
  committeeNumber?: string;
  typeLabel: string;
  organisationName: string;
  mediatorName?: string;
  parties: PartyFacts[];
  facts: string;
  items: string;
  responsibility?: string;
  terms: string[];
  obligations: ObligationFacts[];
  draftedOn: CivilDate;
  effectiveOn?: CivilDate;
  /** In the order of the parties; empty for whoever has not signed. */
  signatures: SignatureFacts[];
  mediatorSignedOn?: CivilDate;
  /** The committee's seal is on it. */
  sealed: boolean;
  application?: { courtName: string; on: CivilDate };
  followUp?: { visitedAt: Instant; reason: string; findings: string; visitor: string; visited: string[] };
};

export type ObligationFacts = {
  debtor: string;
  creditor: string;
  kind: 'money' | 'act';
  amountFen?: number;
  what?: string;
  dueOn: CivilDate;
};

export type SignatureFacts = {
  party: string;
  manner?: 'signature' | 'seal' | 'fingerprint';
  on?: CivilDate;
  /** The drawn signature as PNG, in base64. */
  drawing?: string;
};
