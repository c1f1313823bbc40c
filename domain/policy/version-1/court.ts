import type { CourtPolicy } from '../court-policy.ts';

/** 诉调对接, as shipped. */
export const courtVersion1: CourtPolicy = {
  // 委托, after filing, by the ordinary procedure (特邀调解规定 27).
  basisOfSource: { 'court-entrusted': 'entrusted-ordinary' },
  handOver: {
    forms: [
      'application',
      'acceptance-register',
      'rights-notice',
      'power-of-attorney',
      'address-confirmation',
      'undisputed-facts',
      'transfer-letter',
      'entrustment-letter',
      'court-referral',
      'termination-notice',
    ],
    formsIfAgreed: ['mediation-record'],
    mostBytes: 256 * 1024 * 1024,
    source: '民诉法解释 107;特邀调解规定 21',
  },
  reportedGrounds: { 'false-mediation': '特邀调解规定 18' },
};
