import type { Period } from '../../time/period.ts';
import type { HouseholdPolicy } from '../household-policy.ts';

/** Protective clocks never roll over rest days: a visit due on a holiday stays due. */
const months = (n: number) => ({ unit: 'months', n, rolls: false }) as const;
const days = (n: number): Period => ({ unit: 'calendar-days', n, rolls: false });
const hours = (n: number): Period => ({ unit: 'hours', n });

const PRACTICE = '家暴三色管控';
const OWN_DESIGN = '本系统设计';

/** 家暴三色管控, as published, and what the law says beside it. */
export const householdVersion1: HouseholdPolicy = {
  levels: [
    {
      key: 'blue',
      label: '蓝',
      order: 1,
      ownerRole: 'community-officer',
      revisit: { period: months(3), source: PRACTICE },
      mediation: 'with-care',
      exits: true,
    },
    {
      key: 'orange',
      label: '橙',
      order: 2,
      ownerRole: 'community-officer',
      revisit: { period: months(2), source: PRACTICE },
      mediation: 'on-clearance',
      exits: false,
    },
    {
      key: 'red',
      label: '红',
      order: 3,
      ownerRole: 'deputy-chief',
      revisit: { period: months(1), source: PRACTICE },
      mediation: 'stopped',
      exits: false,
    },
  ],
  ranks: ['community-officer', 'deputy-chief', 'station-chief'],
  firstVisit: { period: days(7), source: PRACTICE },
  afterViolence: { period: hours(72), source: OWN_DESIGN, role: 'deputy-chief' },
  incidentLevel: 'red',
  guardLevel: 'red',
  overdue: {
    ladder: [
      { role: 'deputy-chief', after: { period: hours(24), source: OWN_DESIGN } },
      { role: 'station-chief', after: { period: hours(24), source: OWN_DESIGN } },
    ],
    again: { period: days(3), source: OWN_DESIGN },
  },
  reminders: { revisit: [3, 1], protectionOrder: [7], source: OWN_DESIGN },
  review: { period: months(3), source: PRACTICE },
  protectionOrder: { longest: months(6), source: '反家庭暴力法 30' },
};
