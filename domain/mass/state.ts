import type { Instant } from '../time/instant.ts';
import type { ClaimantStanding } from './standing.ts';

/** Who a claimant is lies encrypted with the dispute, under `personId`. */
export interface ClaimantPerson {
  personId: string;
  hmac: string;
}

/** 债权人 (劳动者) of a mass case, as the record has it now. Plain JSON. */
export interface ClaimantState {
  id: string;
  number: string;
  disputeId: string;
  /** Place on the roll, from 1. */
  ordinal: number;
  person: ClaimantPerson;
  amountFen: number;
  /** 欠条或者书面结算: decides the lawful next route (劳动争议调解仲裁法 5, 最高法劳动争议解释一 15). */
  acknowledged: boolean;
  standing: ClaimantStanding;
  /** When that standing came about. */
  since: Instant;
  agreementId?: string;
  /** The lawful route that was named to them. */
  route?: string;
  courtCaseNumber?: string;
}
