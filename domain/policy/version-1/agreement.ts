import type { Period } from '../../time/period.ts';
import type { AgreementPolicy } from '../agreement-policy.ts';

const days = (n: number): Period => ({ unit: 'calendar-days', n, rolls: true });
const strictDays = (n: number): Period => ({ unit: 'calendar-days', n, rolls: false });
const workingDays = (n: number): Period => ({ unit: 'working-days', n });
const months = (n: number): Period => ({ unit: 'months', n, rolls: true });

const OWN_DESIGN = '本系统设计';

/** 协议、司法确认与履行, as shipped. */
export const agreementVersion1: AgreementPolicy = {
  signing: { period: strictDays(7), source: OWN_DESIGN },
  signingCoordinator: { period: workingDays(3), source: OWN_DESIGN },
  signatureMediaTypes: ['image/png'],
  confirmation: {
    window: { period: days(30), source: '人民调解法 33;民事诉讼法 205' },
    remindBefore: [7, 1],
    remindSource: OWN_DESIGN,
    accept: { period: days(3), source: '法释〔2011〕5号 4' },
    decide: { period: days(15), source: '法释〔2011〕5号 5' },
    extension: { days: 10, source: '法释〔2011〕5号 5' },
    decideSpecial: { period: days(30), source: '民事诉讼法 187' },
    objection: {
      party: { period: days(15), source: '民诉法解释 372' },
      interested: { period: months(6), source: '民诉法解释 372' },
    },
    courtBases: {
      invited: '邀请调解的人民法院',
      domicile: '当事人住所地基层人民法院',
      'subject-matter': '标的物所在地基层人民法院',
      organisation: '调解组织所在地基层人民法院',
    },
    notAccepted: {
      'outside-court-scope': '不属于人民法院受理范围',
      'wrong-court': '不属于收到申请的人民法院管辖',
      'status-relation': '申请确认婚姻关系、亲子关系、收养关系等身份关系无效、有效或者解除',
      'other-special-procedure': '涉及适用其他特别程序、公示催告程序、破产程序审理',
      'property-rights': '调解协议内容涉及物权、知识产权确权',
    },
    rejected: {
      'breaks-mandatory-rule': '违反法律强制性规定',
      'harms-others': '损害国家利益、社会公共利益、他人合法权益',
      'against-public-order': '违背公序良俗',
      'not-voluntary': '违反自愿原则',
      'unclear-content': '内容不明确',
      other: '其他不能进行司法确认的情形',
    },
  },
  performance: {
    remindBefore: [3],
    remindSource: OWN_DESIGN,
    untilDefault: { period: strictDays(15), source: `人民调解法 31;${OWN_DESIGN}` },
  },
  enforcement: {
    period: { period: months(24), source: '民事诉讼法 250' },
    remindBefore: [60],
    remindSource: OWN_DESIGN,
  },
  followUp: { period: strictDays(30), source: OWN_DESIGN },
  review: { period: strictDays(30), source: OWN_DESIGN },
};
