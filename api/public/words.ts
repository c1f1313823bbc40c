import en from '../../templates/locales/en.json' with { type: 'json' };
import zhCN from '../../templates/locales/zh-CN.json' with { type: 'json' };
import type { Language } from '../problems/catalogue.ts';

/** What the API itself says to people: on public pages, in tables that are sent on. */
export type Words = Pick<typeof zhCN, 'status' | 'progress' | 'verify' | 'report' | 'assessment' | 'audit'>;

export function wordsIn(language: Language): Words {
  return language === 'en' ? en : zhCN;
}
