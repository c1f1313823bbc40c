import type { differencesInWords } from '../../api/policies/policy-change-answer.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import { idOf } from '../forms/field-view.ts';
import { dayOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { PageAnswer, SignedInVisit } from '../page.ts';
import type { Fault } from './draft-of.ts';
import { numberSections } from './number-fields.ts';

interface Draft {
  newest: Policy;
  earliest: CivilDate;
  typed: Readonly<Record<string, string>>;
  key: string;
  wrong: readonly Fault[];
  /** What would differ; null before anybody has asked. */
  differences: ReturnType<typeof differencesInWords> | null;
}

/** The form of a draft, with what was typed in it. */
export function draftView(
  { say, language }: SignedInVisit,
  { newest, earliest, typed, key, wrong, differences }: Draft,
  status = 200,
): PageAnswer {
  const errors = new Map(wrong.map(({ name, message }) => [name, message]));
  const sections = numberSections(newest, language).map(({ code, name, fields }) => {
    const shown = fields.map((field) => {
      const value = typed[field.name] ?? field.value;
      const id = idOf(field.name);
      const error = errors.get(field.name) ?? null;
      const described = [field.unit && `${id}-unit`, error && `${id}-error`, field.source && `${id}-source`];
      return {
        ...field,
        ...{ id, value, error, isChanged: value !== field.value },
        described: described.filter((each) => each).join(' '),
        was: filled(say.policy.was, { value: field.value }),
      };
    });
    const changed = shown.filter(({ isChanged }) => isChanged).length;
    return {
      ...{ code, name, fields: shown, changed, isOpen: changed > 0 || shown.some(({ error }) => error !== null) },
      changedText: filled(say.policy.changedHere, { n: changed }),
    };
  });
  return {
    view: 'policy-draft',
    title: say.policy.propose,
    status,
    data: {
      lead: filled(say.policy.proposeLead, { n: newest.version }),
      base: newest.version,
      key,
      effectiveFrom: typed.effectiveFrom ?? earliest,
      earliest: filled(say.policy.earliest, { day: dayOf(earliest, language) }),
      reason: typed.reason ?? '',
      json: typed.json ?? '',
      errors: wrong.map(({ name, message }) => ({ message, link: name === '' ? null : `#${idOf(name)}` })),
      dayError: errors.get('effectiveFrom') ?? null,
      reasonError: errors.get('reason') ?? null,
      jsonError: errors.get('json') ?? null,
      sections,
      differences,
      isEmpty: differences !== null && differences.length === 0,
    },
  };
}
