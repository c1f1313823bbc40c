import type { Role } from '../organisation/actor.ts';

/** What policy says of signing in (身份鉴别). Seconds, minutes, hours and days here are real ones: no demo's clock moves them. */
export interface IdentityPolicy {
  password: PasswordPolicy;
  lockOut: LockOutPolicy;
  /** A session ends when nothing is asked for so long, and in any case after so many hours. */
  session: { idleMinutes: number; hours: number; source: string };
  /** 双因子: roles that may do nothing before they have a second factor; how many recovery codes one gets. */
  secondFactor: { requiredFor: Role[]; recoveryCodes: number; source: string };
  /** 接口令牌: the longest that a machine's token may be valid. */
  apiToken: { longestDays: number; source: string };
  offline: OfflinePolicy;
}

/** 离线: what was taken along on a device opens by a PIN alone, where there is no network to ask anybody. */
export interface OfflinePolicy {
  minLength: number;
  /** So many wrong ones in a row, and only signing in opens it again. */
  failures: number;
  /** So many days after the device was last online, and only signing in opens it again. */
  days: number;
  /** Rounds of PBKDF2 with SHA-256 that each guess costs. */
  rounds: number;
  source: string;
}

export interface PasswordPolicy {
  minLength: number;
  /** zxcvbn's measure: 0 is found at once, 3 withstands 10^8 guesses, 4 10^10. */
  minScore: number;
  /** How many of the last passwords are not taken again, the present one among them. */
  remembered: number;
  /** After so many days a new one must be chosen; null: never because of age. */
  longestDays: number | null;
  /** Whether who was given a password by somebody else must choose their own first. */
  changedAtFirst: boolean;
  source: string;
}

/**
 * 登录失败处理. Failures are counted for the account at one address, for the account from everywhere, and for the address
 * over all accounts, whether or not there is such an account.
 */
export interface LockOutPolicy {
  /** From the `free`th failure on each is followed by a wait, which doubles from the first to the longest. */
  atOneAddress: { free: number; forgottenAfterSeconds: number; firstWaitSeconds: number; longestWaitSeconds: number };
  /** So many failures close the account, except where it has been signed in to within the last days. */
  account: { failures: number; withinSeconds: number; waitSeconds: number; knownAddressDays: number };
  address: { failures: number; withinSeconds: number; waitSeconds: number };
  source: string;
}
