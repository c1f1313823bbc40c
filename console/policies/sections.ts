import { inReadingOrder, placeInWords, valueInWords } from '../../api/policies/in-words.ts';
import type { Language } from '../../api/problems/catalogue.ts';
import type { Policy } from '../../domain/policy/policy.ts';

/** One thing that a policy says: where, what, and what it leans on. */
export interface Line {
  path: string[];
  place: string;
  value: unknown;
  said: string;
  source: string | null;
}

export interface Section {
  code: string;
  name: string;
  lines: Line[];
}

type Part = Record<string, unknown>;

/** Beside a number and not a thing of their own; what a version is called stands at the head of its page. */
const BESIDE = ['source', 'remindSource', 'basis', 'key', 'order'];
const OF_THE_HEAD = ['version', 'effectiveFrom'];

/** 策略内容: everything that a policy says, in its own order, under what it is about. */
export function sectionsOf(policy: Policy, language: Language): Section[] {
  const whole = policy as unknown as Part;
  return inReadingOrder(Object.keys(whole))
    .filter((key) => !OF_THE_HEAD.includes(key))
    .map((code) => ({
      code,
      name: placeInWords([code], policy, language),
      lines: linesIn(whole[code], [code], null).map(({ path, value, source }) => ({
        path,
        place: shortPlace(path, policy, language),
        value,
        said: valueInWords(path, value, policy, language),
        source,
      })),
    }));
}

function linesIn(value: unknown, path: string[], source: string | null): Pick<Line, 'path' | 'value' | 'source'>[] {
  if (!isPart(value) || 'unit' in value) return [{ path, value, source }];
  if (Array.isArray(value) && !value.every(isPart)) return [{ path, value, source }];
  const own = value.source ?? value.remindSource ?? value.basis ?? source;
  return (Array.isArray(value) ? Object.keys(value) : inReadingOrder(Object.keys(value)))
    .filter((key) => Array.isArray(value) || !BESIDE.includes(key))
    .flatMap((key) => linesIn(value[key], [...path, key], typeof own === 'string' ? own : null));
}

/** Without what stands over it. */
function shortPlace(path: string[], policy: Policy, language: Language): string {
  const whole = placeInWords(path, policy, language);
  const head = placeInWords(path.slice(0, 1), policy, language);
  return whole === head ? whole : whole.slice(head.length).replace(/^ · /, '');
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null;
}
