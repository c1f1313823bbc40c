import type { ScreeningPolicy } from '../screening-policy.ts';
import type { SourcedPeriod } from '../policy.ts';

const OWN_DESIGN = '本系统设计';
const workingDays = (n: number): SourcedPeriod => ({ period: { unit: 'working-days', n }, source: OWN_DESIGN });

/** Published practice gives rounds and meetings, not their numbers: those are our own design. */
export const screeningVersion1: ScreeningPolicy = {
  clue: {
    sorterKinds: ['village-committee', 'township-centre'],
    sort: workingDays(2),
    alarm: workingDays(2),
    photos: {
      most: 9,
      maxBytes: 10 * 1024 * 1024,
      mediaTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/heic'],
    },
  },
  round: {
    organiserKinds: ['village-committee', 'township-centre'],
    groups: {
      'left-behind': '留守人员',
      'migrant-workers': '外出务工人员',
      elderly: '独居老人',
      minors: '困境未成年人',
      'released-or-corrected': '刑满释放和社区矫正人员',
      'mental-illness': '严重精神障碍患者',
      'in-debt': '债务纠纷人员',
      'marriage-conflict': '婚恋家庭矛盾人员',
      everyone: '全体住户',
    },
    longestDays: 92,
    reminders: [3, 1],
    alarm: workingDays(3),
    source: OWN_DESIGN,
  },
  analysis: {
    centreKind: 'township-centre',
    weekday: 1,
    hour: 8,
    hold: workingDays(2),
    alarm: workingDays(1),
    reasons: [
      { key: 'red', label: '红色', suggestion: 'joint-mediation' },
      { key: 'overdue', label: '超期', suggestion: 'press-owner' },
      { key: 'repeated', label: '重复', suggestion: 'mediate-together' },
      { key: 'new', label: '新增', suggestion: 'check-dispatch' },
    ],
    suggestions: {
      'joint-mediation': '会同公安等单位联合调解，落实稳控措施',
      'press-owner': '督促承办单位限期办理，必要时提级办理',
      'mediate-together': '与同一当事人的其他纠纷一并研究、一并调解',
      'check-dispatch': '核实分拨是否适当、承办人是否到位',
    },
    longestAgenda: 200,
    source: OWN_DESIGN,
  },
};
