import en from '../../templates/locales/en.json' with { type: 'json' };
import zhCN from '../../templates/locales/zh-CN.json' with { type: 'json' };
import type { Language } from '../problems/catalogue.ts';

/** Plain words for people who know none of the system's codes. */
export type Words = Pick<typeof zhCN, 'status' | 'progress' | 'verify'>;

export function wordsIn(language: Language): Words {
  return language === 'en' ? en : zhCN;
}
