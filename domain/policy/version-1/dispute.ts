import type { DisputePolicy } from '../dispute-policy.ts';

const OWN_DESIGN = '本系统设计';

/** The shipped numbers of disputes beyond the periods of their path. */
export const disputeVersion1: DisputePolicy = {
  agreementReview: { period: { unit: 'calendar-days', n: 30, rolls: false }, source: OWN_DESIGN },
};
