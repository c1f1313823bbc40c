import type { Policy } from '../../domain/policy/policy.ts';
import { Problem } from '../problems/problem.ts';

/** The filters whose values are codes of the policy. */
interface CodeFilters {
  level?: string;
  colour?: string;
  type?: string;
  source?: string;
}

/** @throws Problem `invalid` that names every code the policy does not know: a slip must not look like an empty list */
export function assertKnownFilters({ level, colour, type, source }: CodeFilters, policy: Policy): void {
  const levels = policy.levels.map(({ key }) => key);
  const colours = policy.colours.map(({ key }) => key);
  const errors = [
    ...unknown('level', level, levels),
    ...unknown('colour', colour, colours),
    ...unknown('type', type, Object.keys(policy.types)),
    ...unknown('source', source, Object.keys(policy.sources)),
  ];
  if (errors.length > 0) throw new Problem('invalid', { errors });
}

function unknown(path: string, code: string | undefined, known: string[]): { path: string; message: string }[] {
  return code === undefined || known.includes(code) ? [] : [{ path, message: `没有这种代码:${known.join('、')}` }];
}
