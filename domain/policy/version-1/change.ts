import type { ChangePolicy } from '../change-policy.ts';

/** 策略修订, as shipped: nobody opens a case in the morning under other rules than in the afternoon. */
export const changeVersion1: ChangePolicy = { noticeDays: 1, source: '本系统设计' };
