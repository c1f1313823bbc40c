import { labelOf, type Words } from '../layout/words.ts';

/** 重点人群 as readers call them; a county's own group has only the policy's label. */
export function groupLabel(code: string, labels: Readonly<Record<string, string>>, { screening }: Words): string {
  return labelOf({ ...labels, ...screening.form.code.groups }, code);
}
