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
  reminders: { revisit: [3, 1], protectionOrder: [7], decideWarning: [1], source: OWN_DESIGN },
  review: {
    period: months(3),
    source: PRACTICE,
    call: { daysBefore: 14, hour: 8 },
    holders: ['deputy-chief', 'station-chief'],
    press: { role: 'station-chief', again: { period: days(3), source: OWN_DESIGN } },
  },
  protectionOrder: {
    longest: months(6),
    source: '反家庭暴力法 30',
    decide: { period: hours(72), source: '反家庭暴力法 28' },
    decideUrgent: { period: hours(24), source: '反家庭暴力法 28' },
    inability: {
      'no-capacity': '无民事行为能力',
      'limited-capacity': '限制民事行为能力',
      coerced: '受到强制、威吓',
      'old-disabled-ill': '年老、残疾、重病',
    },
    breach: { mostFineFen: 100_000, mostDetentionDays: 15, source: '反家庭暴力法 34' },
  },
  disclosure: { kinds: ['court', 'tribunal'], readers: ['court-clerk', 'judge'], period: days(30) },
  report: {
    takeUp: { period: hours(24), source: OWN_DESIGN },
    minor: { period: hours(1), source: '反家庭暴力法 14' },
    again: { period: hours(24), source: OWN_DESIGN },
    pressedBy: 'station-chief',
  },
  warning: {
    evidence: {
      'perpetrator-statement': { label: '加害人陈述', sort: 'perpetrator-statement' },
      'victim-statement': { label: '受害人陈述', sort: 'victim-statement' },
      'witness-statement': { label: '证人证言', sort: 'witness-statement' },
      'police-record': { label: '接报警及出警记录', sort: 'supporting' },
      'medical-record': { label: '就诊病历', sort: 'supporting' },
      'injury-photo': { label: '伤情照片', sort: 'supporting' },
      'forensic-opinion': { label: '伤情鉴定意见', sort: 'supporting' },
      'audio-video': { label: '视听资料', sort: 'supporting' },
      message: { label: '电子数据', sort: 'supporting' },
      pledge: { label: '悔过书、保证书', sort: 'supporting' },
      other: { label: '其他证据', sort: 'supporting' },
    },
    circumstances: {
      'earlier-education': '因实施家庭暴力曾被批评教育',
      'victim-minor': '受害人是未成年人',
      'victim-elderly': '受害人是老年人',
      'victim-disabled': '受害人是残疾人',
      'victim-pregnant': '受害人是孕期、哺乳期妇女',
      'victim-gravely-ill': '受害人是重病患者',
      'public-place': '在公共场所实施家庭暴力',
      'victim-asks': '受害人要求出具告诫书',
    },
    punishable: {
      'continued-on-scene': '民警在场仍继续实施家庭暴力',
      'again-during-mediation': '调解过程中又实施家庭暴力',
      'again-after-warning': '受到告诫或者处罚后又实施家庭暴力',
      'several-victims': '对多人实施家庭暴力',
      'several-times': '多次实施家庭暴力',
    },
    decide: { period: hours(72), source: '公通字〔2024〕34号 8' },
    pressedBy: 'station-chief',
    firstVisit: { period: days(7), source: '公通字〔2024〕34号 12' },
    revisit: { period: months(3), source: '公通字〔2024〕34号 12' },
    cleanVisits: { count: 3, daysApart: 75, source: '公通字〔2024〕34号 12' },
  },
};
