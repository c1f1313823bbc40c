import type { IdentityPolicy } from '../identity-policy.ts';

/** 身份鉴别, as shipped. GB/T 22239-2019 asks for the measures and leaves the numbers to whoever runs the system: 本系统设计. */
export const identityVersion1: IdentityPolicy = {
  password: {
    minLength: 10,
    minScore: 3,
    remembered: 5,
    longestDays: 180,
    changedAtFirst: true,
    source: 'GB/T 22239-2019 8.1.4.1 a(复杂度要求并定期更换)',
  },
  lockOut: {
    atOneAddress: { free: 5, forgottenAfterSeconds: 43_200, firstWaitSeconds: 30, longestWaitSeconds: 900 },
    account: { failures: 20, withinSeconds: 900, waitSeconds: 300, knownAddressDays: 30 },
    address: { failures: 200, withinSeconds: 900, waitSeconds: 900 },
    source: 'GB/T 22239-2019 8.1.4.1 b(限制非法登录次数)',
  },
  session: { idleMinutes: 30, hours: 12, source: 'GB/T 22239-2019 8.1.4.1 b(登录连接超时自动退出)' },
  secondFactor: {
    requiredFor: [
      ...(['community-officer', 'deputy-chief', 'station-chief'] as const),
      ...(['court-clerk', 'judge', 'court-mediator', 'enforcement-judge'] as const),
      'administrator',
    ],
    recoveryCodes: 10,
    source: 'GB/T 22239-2019 8.1.4.1 d(两种或两种以上组合的鉴别技术)',
  },
  apiToken: { longestDays: 365, source: '本系统设计' },
  offline: { minLength: 8, failures: 10, days: 7, rounds: 600_000, source: '本系统设计' },
};

/** In the demo everybody's password is known and an address is many people: nothing is asked that would stop a visitor. */
export const demoIdentityVersion1: IdentityPolicy = {
  ...identityVersion1,
  password: {
    ...{ minLength: 1, minScore: 0, remembered: 1, longestDays: null, changedAtFirst: false },
    source: '演示',
  },
  lockOut: {
    atOneAddress: { free: 60, forgottenAfterSeconds: 60, firstWaitSeconds: 60, longestWaitSeconds: 60 },
    account: { failures: 600, withinSeconds: 60, waitSeconds: 60, knownAddressDays: 30 },
    address: { failures: 100_000, withinSeconds: 60, waitSeconds: 60 },
    source: '演示',
  },
  session: { idleMinutes: 720, hours: 12, source: '演示' },
  secondFactor: { ...identityVersion1.secondFactor, requiredFor: [], source: '演示' },
};
