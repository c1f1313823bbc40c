import type { Language } from '../../api/problems/catalogue.ts';
import type { PolicyChange } from '../../domain/policy/difference.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Period } from '../../domain/time/period.ts';
import { countedIn, policyWords } from '../../api/policies/in-words.ts';
import { sectionsOf } from './sections.ts';

/** A number of the policy as a form asks for it: a period by its length alone, an amount in yuan, a size in megabytes. */
export interface NumberField {
  name: string;
  path: string[];
  label: string;
  /** What it is counted in; empty for a plain number. */
  unit: string;
  source: string | null;
  value: string;
}

export interface NumberSection {
  code: string;
  name: string;
  fields: NumberField[];
}

/** What stands in the demo's place, which no county edits, and what only its code means something. */
const LEFT = ['demoIdentity'];
const FEN = 100;
const MEGABYTE = 1024 * 1024;

/** 期限与阈值: every number of a policy, under what it is about. Words and lists are for whoever edits the whole. */
export function numberSections(policy: Policy, language: Language): NumberSection[] {
  const { values } = policyWords(language);
  return sectionsOf(policy, language)
    .filter(({ code }) => !LEFT.includes(code))
    .map(({ code, name, lines }) => ({
      code,
      name,
      fields: lines.flatMap(({ path, place, value, source }) => {
        const number = isPeriod(value) ? value.n : value;
        if (typeof number !== 'number') return [];
        const unit = isPeriod(value) ? values[value.unit].replace('{n}', '').trim() : unitOf(path, values);
        return [
          { name: path.join('.'), path, label: place, unit, source, value: String(rounded(number / scaleOf(path))) },
        ];
      }),
    }))
    .filter(({ fields }) => fields.length > 0);
}

/** What was typed otherwise than it stands, as changes; `wrong` are the fields in which no number stands. */
export function typedNumbers(
  policy: Policy,
  sections: readonly NumberSection[],
  typed: Readonly<Record<string, string>>,
): { changes: PolicyChange[]; wrong: string[] } {
  const fields = sections.flatMap((section) => section.fields);
  const changed = fields.filter(({ name, value }) => typed[name] !== undefined && typed[name].trim() !== value);
  const wrong = changed.filter(({ name }) => !isNumber(typed[name] ?? '')).map(({ name }) => name);
  const changes = changed
    .filter(({ name }) => !wrong.includes(name))
    .map(({ path, name }) => ({ path, value: atPlace(policy, path, rounded(Number(typed[name]) * scaleOf(path))) }));
  return { changes, wrong };
}

function atPlace(policy: Policy, path: readonly string[], n: number): unknown {
  const before = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], policy);
  return isPeriod(before) ? { ...before, n } : n;
}

function isPeriod(value: unknown): value is Period {
  return typeof value === 'object' && value !== null && 'unit' in value;
}

function isNumber(text: string): boolean {
  return /^-?\d{1,13}(\.\d{1,3})?$/.test(text.trim());
}

function scaleOf(path: readonly string[]): number {
  const name = countedIn(path);
  return name.endsWith('Fen') ? FEN : name.endsWith('Bytes') ? MEGABYTE : 1;
}

function unitOf(path: readonly string[], values: Readonly<Record<string, string>>): string {
  const name = countedIn(path);
  const unit = name.endsWith('Fen') ? values.yuan : name.endsWith('Bytes') ? values.megabytes : '';
  return (unit ?? '').replace('{n}', '').trim();
}

function rounded(number: number): number {
  return Math.round(number * 1000) / 1000;
}
