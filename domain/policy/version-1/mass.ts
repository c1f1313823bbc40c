import type { MassPolicy } from '../mass-policy.ts';

/** The shipped numbers of mass cases: 本系统设计. */
export const massVersion1: MassPolicy = {
  mostClaimants: 2_000,
  rollBytes: 5 * 1024 * 1024,
  mostAmountFen: 10_000_000_00,
};
