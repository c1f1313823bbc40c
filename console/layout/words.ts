import type { Language } from '../../api/problems/catalogue.ts';
import enOfAll from '../../templates/locales/en.json' with { type: 'json' };
import zhOfAll from '../../templates/locales/zh-CN.json' with { type: 'json' };
import { en } from '../words/en.ts';
import { zhCN } from '../words/zh-CN.ts';

type Shared = Pick<
  typeof zhOfAll,
  | 'status'
  | 'level'
  | 'outcome'
  | 'colour'
  | 'gender'
  | 'side'
  | 'command'
  | 'form'
  | 'documentStatus'
  | 'problems'
  | 'agreementStatus'
  | 'confirmation'
  | 'enforcementStatus'
  | 'enforcementStage'
  | 'enforcementOutcome'
  | 'progress'
>;

/** Everything that pages say, in one language. */
export type Words = typeof zhCN & Shared;

const words: Record<Language, Words> = { 'zh-CN': { ...zhOfAll, ...zhCN }, en: { ...enOfAll, ...en } };

export function wordsOf(language: Language): Words {
  return words[language];
}

/** The label of a code; the code itself where it has none. */
export function labelOf(labels: Readonly<Record<string, string>>, code: string): string {
  return labels[code] ?? code;
}

/** A sentence with its gaps filled: `{name}`. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}
