import { labelOf, type Words } from '../layout/words.ts';
import type { FormWords } from './form.ts';

/** 可办事项 as a page shows them: what is waited for first, and large; the rest after it. */
export interface ActionView {
  name: string;
  path: string;
  consequence: string | null;
  isAwaited: boolean;
}

/** The buttons that `actions` of a record's answer give, each leading to its form. */
export function actionsOf(
  actions: readonly string[],
  { base, awaited, words, say }: { base: string; awaited: string | null; words: FormWords; say: Words },
): { first: ActionView[]; more: ActionView[] } {
  const views = actions.map((type) => ({
    name: labelOf(say.command, type),
    path: `${base}/${type}`,
    consequence: words.consequence[type] ?? null,
    isAwaited: type === awaited,
  }));
  return { first: views.filter(({ isAwaited }) => isAwaited), more: views.filter(({ isAwaited }) => !isAwaited) };
}
