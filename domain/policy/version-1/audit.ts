import type { AuditPolicy } from '../audit-policy.ts';

/** 审计, as shipped: 本系统设计; a county sets its own. */
export const auditVersion1: AuditPolicy = {
  searchDays: 31,
  longestAnomalyDays: 31,
  exportRows: 10_000,
  reveals: { anHour: 10, aDay: 30 },
  outOfHours: {
    from: '07:00',
    to: '20:00',
    looks: 10,
    exempt: ['community-officer', 'deputy-chief', 'station-chief'],
  },
  outsideOwnArea: { looksADay: 20, exempt: ['auditor'] },
  refusedADay: 5,
  lookersADay: 10,
  graceDaysAfterLeaving: 30,
  source: '个人信息保护法 51、54;GB/T 22239-2019 8.1.5.2',
};
