import type { RetentionPolicy } from '../retention-policy.ts';
import type { SourcedPeriod } from '../policy.ts';

const OWN_DESIGN = '本系统设计';
const workingDays = (n: number): SourcedPeriod => ({ period: { unit: 'working-days', n }, source: OWN_DESIGN });

/**
 * 保管期限, as shipped. 人民调解法 27 asks for files and names no period, and the cover of a 卷宗 has a field for one: short,
 * long and permanent are the field's words, the years of a short one are the county's own rule, to be confirmed by its
 * archive. Twenty is the longest time after which a court still protects a right (民法典 188). What lies longer in a court's
 * archive, where land or the public is concerned or an agreement was made (人民法院诉讼档案保管期限的规定 3), no round lists;
 * families under control neither (反家庭暴力法 16–17 name no period). Who destroys and how: 档案法 21, 机关档案管理规定.
 */
export const retentionVersion1: RetentionPolicy = {
  classes: {
    short: { label: '短期', years: 20, source: '县自定,待档案主管部门确认;参照民法典 188' },
    long: { label: '长期', years: null, source: '参照《关于人民法院诉讼档案保管期限的规定》3' },
    permanent: { label: '永久', years: null, source: '县自定' },
  },
  rules: [
    { types: ['homestead', 'forest-land', 'expropriation', 'pollution'], class: 'permanent' },
    { mass: true, class: 'permanent' },
    { agreed: true, class: 'long' },
    { types: ['medical', 'labour', 'migrant-wages'], class: 'long' },
    { outcomes: ['safety-stop', 'filed-for-litigation'], class: 'long' },
    { class: 'short' },
  ],
  round: {
    appraiserKind: 'county-centre',
    month: 3,
    day: 1,
    hour: 9,
    approvers: ['administrator', 'auditor'],
    appraise: workingDays(60),
    press: workingDays(10),
    longestList: 5_000,
    source: '档案法 21;《机关档案管理规定》(国家档案局令第13号)',
  },
};
