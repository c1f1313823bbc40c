import type { Problem } from '../../api/problems/problem.ts';
import type { Words } from '../layout/words.ts';

/** Why something was refused, for people: the API’s own sentences tell programs which header or field to look at. */
export function saidOf({ code, about }: Pick<Problem, 'code' | 'about'>, { refused, problems }: Words): string {
  return about.detail ?? (refused.details as Readonly<Record<string, string>>)[code] ?? problems[code].detail;
}
