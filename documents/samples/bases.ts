import type { FormCode } from '../../domain/documents/form.ts';

const SET = '司发通〔2010〕239号';

/** 依据: what prescribes each form, for docs/FORMS.md. */
export const bases: { readonly [Code in FormCode]: string } = {
  receipt: '民法典 195 (the application interrupts the limitation of actions)',
  application: `${SET}, form 3`,
  'acceptance-register': `${SET}, form 4`,
  'rights-notice': `${SET}, form 5; 人民调解法 23`,
  'power-of-attorney': `${SET}, form 5; 民事诉讼法 62`,
  'address-confirmation': '法释〔2004〕13号 (送达地址确认书)',
  'investigation-record': `${SET}, form 6`,
  'evidence-list': `${SET}, form 7`,
  'mediation-record': `${SET}, form 8`,
  'undisputed-facts': '人民法院特邀调解规定 (无争议事实记载)',
  'transfer-letter': '人民调解法 22, 25',
  'entrustment-letter': '人民法院特邀调解规定; 人民法院在线调解规则',
  'supervision-notice': 'the county’s own practice (督办)',
  'termination-notice': '人民调解法 26',
  'court-referral': '人民法院在线调解规则 12',
  agreement: `${SET}, form 9; 人民调解法 29`,
  'oral-agreement-register': `${SET}, form 10; 人民调解法 28, 30`,
  'confirmation-application': `${SET}, form 12; 人民调解法 33; 民事诉讼法 205`,
  'follow-up-record': `${SET}, form 11`,
  'instalment-agreement': '民事诉讼法 241; 法释〔2018〕3号 1, 8, 9',
  'household-file': '家暴三色管控 (一户一档); 法发〔2022〕10号 4',
  'revisit-record': '家暴三色管控 (四个到位)',
  'warning-letter': '反家庭暴力法 16–17; 公通字〔2024〕34号 9–10',
  'review-record': '家暴三色管控 (季度研判)',
  'dossier-cover': `${SET}, form 1`,
  'dossier-contents': `${SET}, form 2`,
  'dossier-note': `${SET}, form 13`,
  'back-cover': `${SET}, form 14`,
  'enclosure-note': 'stands in a dossier for what is not on paper (recordings)',
  'statistical-report': '人民调解委员会调解民间纠纷情况统计表 (司法部)',
  'analysis-record': 'the centre’s own practice (每周分析研判)',
};
