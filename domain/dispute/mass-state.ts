import type { TextRef } from '../decider.ts';
import type { Instalment } from '../mass/instalments.ts';
import type { ClaimantCounts } from '../mass/standing.ts';

/** 示范协议: one text for all, in which each claimant's name and amount are filled in. */
export interface MassAgreement {
  facts: TextRef;
  items: TextRef;
  responsibility?: TextRef;
  terms: TextRef[];
  /** The respondent who pays. */
  debtorId: string;
  /** Which part of every claim is due when; together the part of it that was agreed on. */
  instalments: Instalment[];
}

/** 导入: a roll on its way onto the case, batch by batch. */
export interface RollImport {
  importId: string;
  fileId: string;
  sha256: string;
  mediaType: string;
  rows: number;
  done: number;
}

/** 法定途径 for one kind of claimant: to the court, or named to them. */
export interface ClaimantRoute {
  to: 'referred' | 'directed';
  route: string;
}

/** Decided when the signing was concluded: with a written acknowledgement, without one, and upon an agreement not performed. */
export interface ClaimantRoutes {
  acknowledged: ClaimantRoute;
  unacknowledged: ClaimantRoute;
  defaulted: ClaimantRoute;
}

/**
 * 群体性案件: what a dispute itself keeps of its claimants – how many stand where, never who. They are records of their own,
 * so that the case stays as small with two thousand of them as with two.
 */
export interface MassCase {
  claimants: number;
  counts: ClaimantCounts;
  import: RollImport | null;
  agreement: MassAgreement | null;
  /** The court that those were referred to who go there. */
  courtId: string | null;
  /** Null until the signing is concluded. */
  routes: ClaimantRoutes | null;
}
