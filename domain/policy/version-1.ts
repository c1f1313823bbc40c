import type { Period } from '../time/period.ts';
import type { MediationPeriod, Policy, SourcedPeriod } from './policy.ts';
import { screeningVersion1 } from './version-1/screening.ts';
import { agreementVersion1 } from './version-1/agreement.ts';
import { assessmentVersion1 } from './version-1/assessment.ts';
import { changeVersion1 } from './version-1/change.ts';
import { courtVersion1 } from './version-1/court.ts';
import { householdVersion1 } from './version-1/household.ts';
import { enforcementVersion1 } from './version-1/enforcement.ts';
import { disputeVersion1 } from './version-1/dispute.ts';
import { auditVersion1 } from './version-1/audit.ts';
import { demoIdentityVersion1, identityVersion1 } from './version-1/identity.ts';
import { retentionVersion1 } from './version-1/retention.ts';
import { massVersion1 } from './version-1/mass.ts';
import { messagesVersion1 } from './version-1/messages.ts';
import { privacyVersion1 } from './version-1/privacy.ts';

const hours = (n: number): Period => ({ unit: 'hours', n });
const days = (n: number): MediationPeriod['period'] => ({ unit: 'calendar-days', n, rolls: true });
/** Protective and red clocks never roll over rest days. */
const strictDays = (n: number): Period => ({ unit: 'calendar-days', n, rolls: false });
const workingDays = (n: number): Period => ({ unit: 'working-days', n });
const from = <P extends Period>(source: string, period: P): SourcedPeriod & { period: P } => ({ period, source });

const OWN_DESIGN = '本系统设计';

/** The shipped policy. Every number of the path stands here with its source; later versions are rows of the same shape. */
export const policyVersion1: Policy = {
  version: 1,
  effectiveFrom: '2020-01-01',
  colours: [
    { key: 'blue', label: '蓝', order: 1, alert: false },
    { key: 'orange', label: '橙', order: 2, alert: false },
    { key: 'red', label: '红', order: 3, alert: true },
  ],
  defaultColour: 'blue',
  levels: [
    {
      key: 'village',
      label: '村级',
      stage: 'committee',
      receiver: 'village-committee',
      receiverRoles: ['village-mediator'],
      ownerKinds: ['village-committee', 'village-judge-studio'],
      mediate: { default: from('宁波市人民调解条例 27;深圳 25', days(30)) },
      extension: { days: 30, times: 1, source: '宁波市人民调解条例 27' },
      onExpiry: 'next-level',
    },
    {
      key: 'township',
      label: '乡镇级',
      stage: 'committee',
      receiver: 'township-centre',
      receiverRoles: ['township-coordinator'],
      ownerKinds: ['township-centre', 'township-committee', 'judicial-office', 'studio', 'industry-committee'],
      mediate: { default: from('宁波市人民调解条例 27;深圳 25', days(30)) },
      extension: { days: 30, times: 1, source: '宁波市人民调解条例 27' },
      onExpiry: 'lawful-route',
    },
    {
      key: 'court',
      label: '法院诉前',
      stage: 'court',
      receiver: 'court',
      receiverRoles: ['court-clerk', 'judge'],
      ownerKinds: ['court', 'tribunal'],
      mediate: {
        default: from('特邀调解规定 27', days(30)),
        'entrusted-ordinary': from('特邀调解规定 27', days(15)),
        'entrusted-summary': from('特邀调解规定 27', days(7)),
      },
      extension: null,
      onExpiry: 'filing',
    },
  ],
  types: {
    'marriage-family': '婚姻家庭',
    neighbours: '邻里',
    homestead: '房屋宅基地',
    contract: '合同',
    production: '生产经营',
    damages: '损害赔偿',
    'forest-land': '山林土地',
    expropriation: '征地拆迁',
    pollution: '环境污染',
    'migrant-wages': '拖欠农民工工资',
    labour: '其他劳动争议',
    tourism: '旅游',
    'e-commerce': '电子商务',
    consumer: '其他消费',
    medical: '医疗',
    traffic: '道路交通事故',
    'property-management': '物业',
    other: '其他',
  },
  sources: {
    application: '当事人申请',
    initiative: '主动调解',
    screening: '排查发现',
    'police-110': '110警情分流',
    'hotline-12345': '12345热线',
    petition: '信访',
    'court-assigned': '法院委派',
    'court-entrusted': '法院委托',
    procuratorate: '检察院',
    'grid-worker': '网格员上报',
    'other-authority': '其他机关',
  },
  grounds: {
    ownership: '权属争议',
    'use-right': '使用权争议',
    'land-contract': '农村土地承包经营',
    'written-acknowledgement': '有欠条或者书面结算',
    'administrative-act': '对行政行为不服',
  },
  routes: [
    { key: 'court', label: '向人民法院提起诉讼', authority: '有管辖权的人民法院', basis: '人民调解法 26', court: true },
    {
      key: 'labour-arbitration',
      label: '申请劳动争议仲裁',
      authority: '劳动人事争议仲裁委员会',
      basis: '劳动争议调解仲裁法 5',
      court: false,
    },
    {
      key: 'government-decision',
      label: '申请人民政府处理(确权)',
      authority: '乡镇人民政府或者县级以上人民政府',
      basis: '土地管理法 14;森林法 22',
      court: false,
    },
    {
      key: 'land-contract-arbitration',
      label: '申请农村土地承包仲裁',
      authority: '农村土地承包仲裁委员会',
      basis: '农村土地承包经营纠纷调解仲裁法 4',
      court: false,
    },
    {
      key: 'administrative',
      label: '申请行政复议或者由主管机关处理',
      authority: '有管辖权的行政机关',
      basis: '人民调解法 26',
      court: false,
    },
  ],
  routeRules: [
    { type: 'migrant-wages', ground: 'written-acknowledgement', route: 'court' },
    { type: 'labour', ground: 'written-acknowledgement', route: 'court' },
    { type: 'migrant-wages', route: 'labour-arbitration' },
    { type: 'labour', route: 'labour-arbitration' },
    { ground: 'land-contract', route: 'land-contract-arbitration' },
    { ground: 'ownership', route: 'government-decision' },
    { ground: 'use-right', route: 'government-decision' },
    { type: 'forest-land', route: 'government-decision' },
    { type: 'expropriation', ground: 'administrative-act', route: 'administrative' },
    { route: 'court' },
  ],
  timers: {
    dispatch: { default: from(`${OWN_DESIGN}(限时流转)`, workingDays(1)), red: from(OWN_DESIGN, hours(2)) },
    dispatchCounty: { default: from(OWN_DESIGN, workingDays(1)), red: from(OWN_DESIGN, hours(2)) },
    accept: { default: from(OWN_DESIGN, workingDays(3)), red: from(OWN_DESIGN, hours(24)) },
    courtAccept: from('在线调解规则 12', workingDays(3)),
    acceptSideways: { default: from(OWN_DESIGN, workingDays(3)), red: from(OWN_DESIGN, hours(24)) },
    idle: {
      default: from(OWN_DESIGN, strictDays(10)),
      orange: from(OWN_DESIGN, strictDays(7)),
      red: from(OWN_DESIGN, strictDays(3)),
    },
    supervisionAnswer: from(OWN_DESIGN, workingDays(3)),
    suspensionReview: from(OWN_DESIGN, strictDays(30)),
    alertAcknowledge: from(OWN_DESIGN, hours(1)),
  },
  reminders: { mediate: [7, 1], accept: [1], source: OWN_DESIGN },
  alertRoles: [
    { kind: 'township-centre', roles: ['township-coordinator'] },
    { kind: 'police-station', roles: ['community-officer', 'deputy-chief', 'station-chief'] },
  ],
  alertEscalation: [
    { kind: 'police-station', roles: ['station-chief'] },
    { kind: 'county-centre', roles: ['supervisor'] },
  ],
  coordinator: { kind: 'township-centre', roles: ['township-coordinator'] },
  county: { kind: 'county-centre', roles: ['supervisor'] },
  terminationGrounds: {
    'no-agreement': '经调解未能达成调解协议',
    'party-refuses': '一方当事人明确拒绝调解',
    'party-absent': '当事人经通知无正当理由不参加调解',
    'period-expired': '调解期限届满',
    aggravated: '矛盾激化,不宜继续调解',
    'false-mediation': '涉嫌虚假调解',
    'agreement-not-performed': '调解协议未履行',
    other: '其他',
  },
  mediationTypes: {
    people: '人民调解',
    administrative: '行政调解',
    judicial: '司法调解',
    industry: '行业调解',
    professional: '专业调解',
    'pre-litigation': '诉前调解',
  },
  agreement: agreementVersion1,
  household: householdVersion1,
  dispute: disputeVersion1,
  audit: auditVersion1,
  identity: identityVersion1,
  demoIdentity: demoIdentityVersion1,
  mass: massVersion1,
  privacy: privacyVersion1,
  assessment: assessmentVersion1,
  court: courtVersion1,
  enforcement: enforcementVersion1,
  similarWithin: from(OWN_DESIGN, { unit: 'months', n: 12, rolls: false }),
  evidence: {
    maxBytes: 20 * 1024 * 1024,
    mediaTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf', 'audio/mpeg', 'video/mp4'],
  },
  screening: screeningVersion1,
  messages: messagesVersion1,
  retention: retentionVersion1,
  change: changeVersion1,
};
