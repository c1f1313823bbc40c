import type { Period } from '../../time/period.ts';
import type { EnforcementPolicy, EnforcementStage, EnforcementTrack } from '../enforcement-policy.ts';

const days = (n: number) => ({ unit: 'calendar-days', n, rolls: true }) as const;
const strictDays = (n: number) => ({ unit: 'calendar-days', n, rolls: false }) as const;
const months = (n: number) => ({ unit: 'months', n, rolls: true }) as const;

const OWN_DESIGN = '本系统设计';
const PRACTICE = '速执工作机制';
const YUAN = 100;

const stages = (...periods: [Period, Period, Period, Period, Period]): Record<EnforcementStage, Period> => ({
  initiation: periods[0],
  'property-control': periods[1],
  'property-disposal': periods[2],
  payout: periods[3],
  closing: periods[4],
});

/** 速执: at most 45 days however often it is extended. */
const fast = (key: string, label: string, upToFen: number, limit: number, within: EnforcementTrack['stages']) => ({
  key,
  label,
  upToFen,
  fast: true,
  limit: { period: days(limit), source: PRACTICE },
  longest: { period: days(45), source: PRACTICE },
  stages: within,
});

/** 执行, as a court with a fast-execution team publishes it, and what the law says beside it. */
export const enforcementVersion1: EnforcementPolicy = {
  accept: { period: days(7), source: '人民法院执行工作若干问题的规定 16' },
  stages: {
    initiation: '执行启动',
    'property-control': '财产查控',
    'property-disposal': '财产处置',
    payout: '案款发放',
    closing: '结案审批',
  },
  tracks: [
    fast('same-day', '当日执结', 10_000 * YUAN - 1, 0, stages(days(0), days(0), days(0), days(0), days(0))),
    fast('one-week', '一周执结', 50_000 * YUAN, 7, stages(days(1), days(3), days(5), days(6), days(7))),
    fast('fifteen-days', '十五日执结', 100_000 * YUAN, 15, stages(days(2), days(6), days(11), days(13), days(15))),
    {
      key: 'ordinary',
      label: '普通执行',
      upToFen: null,
      fast: false,
      limit: { period: months(6), source: '办理执行案件若干期限的规定 1;民事诉讼法 237' },
      longest: { period: months(9), source: '严格执行案件审理期限制度的若干规定 5' },
      stages: stages(days(10), months(1), months(4), months(5), months(6)),
    },
  ],
  measures: {
    freeze: { label: '冻结、划拨存款', source: '民事诉讼法 253', afterTerm: false },
    'withhold-income': { label: '扣留、提取收入', source: '民事诉讼法 254', afterTerm: false },
    seizure: { label: '查封、扣押财产', source: '民事诉讼法 255', afterTerm: false },
    'consumption-limit': { label: '限制消费', source: '限制被执行人高消费规定 1', afterTerm: true },
    'dishonest-list': { label: '纳入失信被执行人名单', source: '失信被执行人名单规定 1', afterTerm: true },
    'exit-limit': { label: '限制出境', source: '民事诉讼法 266', afterTerm: true },
    fine: { label: '罚款', source: '民事诉讼法 114', afterTerm: true },
    detention: { label: '拘留', source: '民事诉讼法 114', afterTerm: true },
    'substitute-performance': { label: '强制履行、代履行', source: '民事诉讼法 263', afterTerm: true },
  },
  payout: { period: strictDays(30), source: '法发〔2017〕6号 10' },
  instalments: {
    remindBefore: [3],
    remindSource: OWN_DESIGN,
    untilResumption: { period: strictDays(7), source: `执行和解规定 9;${OWN_DESIGN}` },
    longest: { period: { unit: 'months', n: 120, rolls: false }, source: OWN_DESIGN },
  },
  endedUnpaid: {
    after: { period: { unit: 'months', n: 3, rolls: false }, source: '法〔2016〕373号 1' },
    measure: 'consumption-limit',
  },
  closings: {
    paid: '执行完毕',
    settled: '和解协议履行完毕',
    'ended-unpaid': '终结本次执行程序',
    withdrawn: '申请人撤销申请',
    'basis-revoked': '据以执行的法律文书被撤销',
    'not-accepted': '不予受理',
  },
  idle: { period: strictDays(30), source: OWN_DESIGN },
};
