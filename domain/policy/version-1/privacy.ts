import type { PrivacyPolicy } from '../privacy-policy.ts';

/** 个人信息, as shipped: for a definite purpose and no longer than that needs. */
export const privacyVersion1: PrivacyPolicy = {
  drafts: {
    period: { unit: 'calendar-days', n: 30, rolls: false },
    source: '个人信息保护法 19(保存期限应当为最短时间);天数为本系统设计',
  },
  reveal: { shownForSeconds: 60, leastPurpose: 4, source: '个人信息保护法 6、28;时长与字数为本系统设计' },
};
