import type { Problem } from '../../api/problems/problem.ts';
import { withChanges } from '../../domain/policy/difference.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { SignedInVisit } from '../page.ts';
import { numberSections, typedNumbers } from './number-fields.ts';

/** What is wrong with a draft, and in which field; an empty name is the draft as a whole. */
export interface Fault {
  name: string;
  message: string;
}

/** The whole policy as experts edit it. */
export function written(policy: Policy): string {
  return JSON.stringify(policy, null, 2);
}

/** What was typed, as a policy: the whole that experts edit, and the numbers on top of it. */
export function draftOf(
  newest: Policy,
  { fields, language, say }: Pick<SignedInVisit, 'fields' | 'language' | 'say'>,
): { policy: Policy } | { wrong: Fault[] } {
  const whole = parsed(fields.json ?? '', newest);
  if (whole === null) return { wrong: [{ name: 'json', message: say.policy.notJson }] };
  const { changes, wrong } = typedNumbers(newest, numberSections(newest, language), fields);
  if (wrong.length > 0) return { wrong: wrong.map((name) => ({ name, message: say.policy.notNumber })) };
  try {
    return { policy: withChanges(whole, changes) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { wrong: [{ name: 'json', message: say.policy.numberWithoutPlace }] };
  }
}

/** The API's refusal, by the form's fields: what names a place of the policy is found there. */
export function faultsOf({ about }: Problem, names: ReadonlySet<string>): Fault[] {
  return (about.errors ?? []).map(({ path, message }) => {
    const places = path.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));
    const name = places.findLast((place) => names.has(place));
    return { name: name ?? '', message: name === undefined && path !== 'changes' ? `${path}: ${message}` : message };
  });
}

/** Null for what is no policy at all; what is wrong within it, the API says. */
function parsed(text: string, newest: Policy): Policy | null {
  if (text.trim() === '' || text.replace(/\r\n/g, '\n').trim() === written(newest)) return newest;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Policy) : null;
  } catch {
    return null;
  }
}
