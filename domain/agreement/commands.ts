import type { TextRef } from '../decider.ts';
import type { Party } from '../dispute/state.ts';
import type { CivilDate } from '../time/civil-date.ts';

/** 履行义务 as agreed on: money or an act, by whom, to whom, until when. */
export interface DraftObligation {
  obligationId: string;
  kind: 'money' | 'act';
  debtorId: string;
  creditorId: string;
  amountFen?: number;
  what?: TextRef;
  dueOn: CivilDate;
}

/** 协议内容 (人民调解法 29): facts, items in dispute, responsibility, terms with manner and time limit of performance. */
export interface AgreementDraft {
  form: 'written' | 'oral';
  facts: TextRef;
  items: TextRef;
  responsibility?: TextRef;
  terms: TextRef[];
  obligations: DraftObligation[];
}

/** Begins an agreement with the dispute's word that one was reached. */
export interface DraftAgreement extends AgreementDraft {
  type: 'draft';
  id: string;
  number: string;
  disputeId: string;
  disputeNumber: string;
  disputeType: string;
  level: string;
  colour: string;
  /** The committee or court that mediated. */
  organisationId: string;
  mediatorId?: string;
  /** The court that invited the mediation, which then confirms (民事诉讼法 205). */
  courtId?: string;
  parties: Party[];
  /** In a mass case: whose agreement this is. */
  claimantId?: string;
}
