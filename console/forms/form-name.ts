import type { Words } from '../layout/words.ts';
import type { FormWords } from './form.ts';

/** What a command is called: in its area's own words first. Null if nobody has named it. */
export function formName(name: string, words: FormWords, { command }: Words): string | null {
  return words.name?.[name] ?? (command as Readonly<Record<string, string>>)[name] ?? null;
}
