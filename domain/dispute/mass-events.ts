import type { ClaimantMove } from '../mass/standing.ts';
import type { ClaimantRoutes, MassAgreement, RollImport } from './mass-state.ts';

/** What has happened to a dispute's claimants together. Who they are, their own records say. */
export type MassFact =
  | ({ type: 'claimants-import-begun' } & Omit<RollImport, 'done'>)
  | { type: 'claimants-listed'; importId: string; claimants: number }
  | ({ type: 'mass-agreement-reached' } & MassAgreement)
  | { type: 'signing-concluded'; courtId: string | null; routes: ClaimantRoutes }
  | { type: 'claimants-moved'; moves: ClaimantMove[] };
