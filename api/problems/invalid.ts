import { z } from 'zod';
import type { Language } from './catalogue.ts';
import { Problem } from './problem.ts';

const inChinese = z.locales.zhCN().localeError;
const inEnglish = z.locales.en().localeError;
const MOST_ERRORS = 50;

/**
 * The value as the schema reads it.
 * @throws Problem `invalid` (422) that names every field at fault
 */
export function valid<T>(schema: z.ZodType<T>, value: unknown, language: Language): T {
  const parsed = schema.safeParse(value, { error: language === 'en' ? inEnglish : inChinese });
  if (parsed.success) return parsed.data;
  throw new Problem('invalid', { errors: parsed.error.issues.slice(0, MOST_ERRORS).flatMap(fieldErrors) });
}

function fieldErrors(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message: issue.message }];
  return issue.keys.slice(0, MOST_ERRORS).map((key) => ({ path: [...path, key].join('.'), message: issue.message }));
}
