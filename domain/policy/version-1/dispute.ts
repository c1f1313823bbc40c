import type { DisputePolicy } from '../dispute-policy.ts';

const OWN_DESIGN = '本系统设计';

/** The shipped numbers of disputes beyond the periods of their path. */
export const disputeVersion1: DisputePolicy = {
  agreementReview: { period: { unit: 'calendar-days', n: 30, rolls: false }, source: OWN_DESIGN },
  dangers: {
    aggravating: { label: '可能激化', colour: 'orange', stopsFamily: false, source: '人民调解法 25' },
    'public-security': { label: '可能引起治安案件', colour: 'red', stopsFamily: true, source: '人民调解法 25' },
    criminal: { label: '可能引起刑事案件', colour: 'red', stopsFamily: true, source: '人民调解法 25' },
    'self-harm': { label: '可能自杀自伤', colour: 'red', stopsFamily: false, source: '人民调解法 25' },
  },
  guard: { familyTypes: ['marriage-family'], colour: 'red', station: 'police-station' },
};
