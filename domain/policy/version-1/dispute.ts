import type { DisputePolicy } from '../dispute-policy.ts';

const OWN_DESIGN = '本系统设计';

/** The shipped numbers of disputes beyond the periods of their path. */
export const disputeVersion1: DisputePolicy = {
  agreementReview: { period: { unit: 'calendar-days', n: 30, rolls: false }, source: OWN_DESIGN },
  dangers: {
    aggravating: { label: '可能激化', colour: 'orange', stopsFamily: false, source: '人民调解法 25' },
    'public-security': { label: '可能引起治安案件', colour: 'red', stopsFamily: true, source: '人民调解法 25' },
    criminal: { label: '可能引起刑事案件', colour: 'red', stopsFamily: true, source: '人民调解法 25' },
    'self-harm': { label: '可能自杀自伤', colour: 'red', stopsFamily: false, source: '人民调解法 25' },
  },
  contact: {
    default: { period: { unit: 'calendar-days', n: 7, rolls: false }, source: OWN_DESIGN },
    orange: { period: { unit: 'calendar-days', n: 3, rolls: false }, source: OWN_DESIGN },
    red: { period: { unit: 'calendar-days', n: 1, rolls: false }, source: OWN_DESIGN },
  },
  rating: { best: 5, dissatisfied: 2 },
  links: {
    'same-event': { label: '同一事件', inverse: 'same-event' },
    'counter-claim': { label: '反诉请求', inverse: 'counter-claim' },
    repeat: { label: '重复发生', inverse: 'repeated-by' },
    'repeated-by': { label: '再次发生', inverse: 'repeat' },
    derived: { label: '由其引发', inverse: 'source-of' },
    'source-of': { label: '引发', inverse: 'derived' },
  },
  invitations: {
    police: { label: '公安派出所', kinds: ['police-station'] },
    judge: { label: '指导法官', kinds: ['court', 'tribunal'] },
    'legal-adviser': { label: '法律顾问', kinds: ['judicial-office', 'village-judge-studio'] },
    'womens-federation': { label: '妇联', kinds: ['womens-federation'] },
    'labour-arbitration': { label: '劳动人事争议仲裁机构', kinds: ['labour-arbitration'] },
    procuratorate: { label: '检察院', kinds: ['procuratorate'] },
    expert: { label: '行业专业调解组织', kinds: ['industry-committee', 'studio'] },
    'joint-committee': {
      label: '联合调解组织',
      kinds: ['village-committee', 'township-committee', 'township-centre', 'city-centre'],
    },
  },
  // A court has its own case numbers; a personal studio works under those of the committee that guides it.
  committeeNumber: {
    kinds: ['village-committee', 'township-committee', 'industry-committee'],
    word: '人调字',
    source: '司发通〔2010〕239号',
  },
  returns: { limit: 3, decide: { period: { unit: 'working-days', n: 3 }, source: OWN_DESIGN } },
  guard: { familyTypes: ['marriage-family'], colour: 'red', station: 'police-station' },
};
