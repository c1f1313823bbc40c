import type { Role } from '../organisation/actor.ts';

/**
 * What policy says of the audit trail: from where on looks stand out (异常访问). GB/T 22239-2019 8.1.5.2 wants trails gone
 * through and 个人信息保护法 51, 54 access held to what is needed and audited; the numbers are left to whoever runs the system.
 */
export interface AuditPolicy {
  /** Days that a search covers which names no others, and the most that anomalies are looked for in. */
  searchDays: number;
  longestAnomalyDays: number;
  /** Most rows in one spreadsheet. */
  exportRows: number;
  /** 频繁查阅: facts in full seen by one user, within an hour and on one day. */
  reveals: { anHour: number; aDay: number };
  /** 非工作时间: looks by one user on one day outside these hours of a workday, except by who is on duty round the clock. */
  outOfHours: { from: string; to: string; looks: number; exempt: Role[] };
  /** 越区查阅: looks on one day at cases of which the user's house has no part, not even as the one right above the owner. */
  outsideOwnArea: { looksADay: number; exempt: Role[] };
  /** 多次被拒: refusals of one user on one day. */
  refusedADay: number;
  /** 多人查阅: users who looked at one person or case on one day. */
  lookersADay: number;
  /** 离手后查阅: days after a case has left one's house in which looking back is part of handing over. */
  graceDaysAfterLeaving: number;
  source: string;
}
