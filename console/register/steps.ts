import type { z } from 'zod';
import { identifiedParties } from '../../api/disputes/identified-parties.ts';
import { Registration } from '../../api/disputes/register-schema.ts';
import type { Language } from '../../api/problems/catalogue.ts';
import { valid } from '../../api/problems/invalid.ts';
import { Problem } from '../../api/problems/problem.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import { bodyOf, type OptionsOf } from '../forms/body.ts';
import type { FieldChange } from '../forms/form.ts';
import type { Refused } from '../forms/form-view.ts';
import { lackingIn } from '../forms/lacking.ts';
import { type Field, fieldsOf } from '../forms/shape.ts';
import type { Typed } from '../forms/typed.ts';
import type { RegistrationDraft } from './draft.ts';
import type { Choices } from './choices.ts';

/** What is asked first, and in which order; what is asked seldom stands behind it. */
const MATTER = ['title', 'facts', 'type', 'source', 'requests', 'place', 'amountFen', 'colour', 'domesticViolence'];

const ID_CHECK: FieldChange = { check: '/console/disputes/id-number' };
const CHANGES: Record<string, FieldChange> = {
  'parties.idNumber': ID_CHECK,
  'parties.guardian.idNumber': ID_CHECK,
  'parties.agent.idNumber': ID_CHECK,
};

/** 登记的两步: what has happened, and between whom. */
export type StepName = 'matter' | 'parties';

export interface Step {
  name: StepName;
  fields: readonly Field[];
  optionsOf: OptionsOf;
}

/** A step's fields. Of a clue the source is known. */
export function stepOf(name: StepName, { clueId }: Pick<RegistrationDraft, 'clueId'>, options: Choices): Step {
  const schema = name === 'parties' ? People : clueId === null ? Matter : MatterOfClue;
  const chosen = new Set(Object.keys(options));
  const optionsOf: OptionsOf = ({ key, address }) => options[address] ?? options[key] ?? [];
  return { name, fields: ordered(fieldsOf(schema, CHANGES, chosen)), optionsOf };
}

const Matter = Registration.omit({ parties: true });
const MatterOfClue = Matter.omit({ source: true });
const People = Registration.pick({ parties: true });

/** Whether a field is asked seldom and stands in a drawer. */
export function isSeldom({ key }: Pick<Field, 'key'>): boolean {
  return key !== 'parties' && !MATTER.includes(key);
}

function ordered(fields: readonly Field[]): Field[] {
  const place = ({ key }: Field) => (isSeldom({ key }) ? MATTER.length : MATTER.indexOf(key));
  return [...fields].sort((a, b) => place(a) - place(b));
}

/** Why a step cannot be left as it is; null if it can. */
export function refusalOf(
  { name, fields, optionsOf }: Step,
  typed: Typed,
  { language, today, clueId }: { language: Language; today: CivilDate; clueId: string | null },
): Refused | null {
  const lacking = lackingIn(fields, typed, () => false, optionsOf);
  if (lacking.length > 0) return { lacking };
  try {
    const body = bodyOf(fields, typed, optionsOf);
    if (name === 'parties') identifiedParties(valid(People, body, language).parties, today);
    else valid<unknown>(clueId === null ? Matter : MatterOfClue, body, language);
    return null;
  } catch (error) {
    if (error instanceof Problem) return { problem: error };
    throw error;
  }
}

/** What is registered: both steps as the API takes them. */
export function registrationOf(draft: RegistrationDraft, steps: Record<StepName, Step>): z.input<typeof Registration> {
  const { matter, parties } = steps;
  return {
    ...bodyOf(matter.fields, draft.matter, matter.optionsOf),
    ...bodyOf(parties.fields, draft.parties, parties.optionsOf),
  } as z.input<typeof Registration>;
}
