import type { Policy } from '../../domain/policy/policy.ts';
import type { Period } from '../../domain/time/period.ts';
import en from '../../templates/locales/policy/en.json' with { type: 'json' };
import zhCN from '../../templates/locales/policy/zh-CN.json' with { type: 'json' };
import enOfAll from '../../templates/locales/en.json' with { type: 'json' };
import zhOfAll from '../../templates/locales/zh-CN.json' with { type: 'json' };
import type { Language } from '../problems/catalogue.ts';

type Labels = Readonly<Record<string, string>>;

interface Words {
  places: Labels;
  parts: Labels;
  values: typeof zhCN.values;
  /** Codes that are no part of a place: roles, kinds of organisation, outcomes, forms. */
  codes: Labels;
}

const words: Record<Language, Words> = {
  'zh-CN': { ...zhCN, codes: codesIn(zhOfAll, zhCN.organisations) },
  en: { ...en, codes: codesIn(enOfAll, en.organisations) },
};
const ORDER = new Map(Object.keys(zhCN.parts).map((key, index) => [key, index]));
const FEN = 100;
const IS_CODE = /^[a-z0-9]+(-[a-z0-9]+)+$/;
const MEGABYTE = 1024 * 1024;

/** In which order people read what stands in one section: as it is written down in words, what nobody has named at the end. */
export function inReadingOrder(keys: readonly string[]): string[] {
  const place = (key: string) => ORDER.get(key) ?? ORDER.size;
  return [...keys].sort((a, b) => place(a) - place(b));
}

/** What the words are made of, for a form that asks for a value in parts. */
export function policyWords(language: Language): Pick<Words, 'values'> {
  return words[language];
}

/** Where it stands, in words: `流转时限 · 无进展督办 · 红色`. A period's own place is not said: it is what one reads about. */
export function placeInWords(path: readonly string[], policy: Policy, language: Language): string {
  const { places, parts, values } = words[language];
  const said: string[] = [];
  let section: unknown = policy;
  for (const [index, key] of path.entries()) {
    const isLastPeriod = key === 'period' && index === path.length - 1;
    const item = itemOf(section, key);
    section = (section as Record<string, unknown> | undefined)?.[key];
    if (isLastPeriod) continue;
    const place = places[path.slice(0, index + 1).join('.')];
    const code = item?.key ?? key;
    said.push(
      place ?? (language === 'zh-CN' ? item?.label : undefined) ?? parts[code] ?? plain(code, language, section),
    );
  }
  return said.join(values.between);
}

/** What stands there, in words: a code by what the policy calls it. A section of its own is shown as it is written. */
export function valueInWords(path: readonly string[], value: unknown, policy: Policy, language: Language): string {
  const { values } = words[language];
  if (value === undefined) return values.absent;
  if (value === null) return values.none;
  if (typeof value === 'boolean') return value ? values.yes : values.no;
  if (typeof value === 'number') return numberInWords(countedIn(path), value, values);
  if (typeof value === 'string') return codeInWords(value, policy, language);
  if (isPeriod(value)) return periodInWords(value, values);
  if (!Array.isArray(value)) return JSON.stringify(value);
  if (value.some((each) => typeof each === 'object')) return JSON.stringify(value);
  return value.map((each) => valueInWords(path, each, policy, language)).join(values.join) || values.absent;
}

/** By which name a number is an amount or a size: its own, or what it stands under (`bonusFen.oral`). */
export function countedIn(path: readonly string[]): string {
  return path.findLast((key) => key.endsWith('Fen') || key.endsWith('Bytes')) ?? '';
}

function numberInWords(name: string, value: number, values: Words['values']): string {
  if (name.endsWith('Fen')) return values.yuan.replace('{n}', (value / FEN).toLocaleString('en-US'));
  if (name.endsWith('Bytes')) return values.megabytes.replace('{n}', String(Math.round((value / MEGABYTE) * 10) / 10));
  return String(Math.round(value * 1000) / 1000);
}

function periodInWords(period: Period, values: Words['values']): string {
  const length = values[period.n === 1 ? (`one-${period.unit}` as const) : period.unit].replace(
    '{n}',
    String(period.n),
  );
  return 'rolls' in period && period.rolls ? values.rolls.replace('{length}', length) : length;
}

function isPeriod(value: unknown): value is Period {
  return typeof value === 'object' && value !== null && 'unit' in value && 'n' in value;
}

/** Of a list, which of its sections: each has a key, most a label. */
function itemOf(section: unknown, key: string): { key?: string; label?: string } | undefined {
  if (!Array.isArray(section)) return isLabelled(section, key);
  return section[Number(key)] as { key?: string; label?: string } | undefined;
}

function isLabelled(section: unknown, key: string): { label?: string } | undefined {
  const item = (section as Record<string, unknown> | undefined)?.[key];
  return typeof item === 'object' && item !== null && 'label' in item ? (item as { label: string }) : undefined;
}

/** A code that nobody has named: its own label if it stands for one, else as one reads it. */
function plain(code: string, language: Language, value: unknown): string {
  if (language === 'zh-CN' && typeof value === 'string') return value;
  return code.replaceAll('-', ' ');
}

function codeInWords(code: string, policy: Policy, language: Language): string {
  const { parts, codes } = words[language];
  const { types, sources, grounds, terminationGrounds, routes } = policy;
  const route = routes.find(({ key }) => key === code)?.label;
  const own = types[code] ?? sources[code] ?? grounds[code] ?? terminationGrounds[code] ?? route;
  const named = codes[code] ?? parts[code];
  return (language === 'zh-CN' ? (own ?? named) : named) ?? (IS_CODE.test(code) ? code.replaceAll('-', ' ') : code);
}

function codesIn({ outcome, form, role }: Record<'outcome' | 'form' | 'role', Labels>, organisations: Labels): Labels {
  return { ...outcome, ...form, ...role, ...organisations };
}
