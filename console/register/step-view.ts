import { problemStatus } from '../../api/problems/catalogue.ts';
import { whenOf } from '../layout/time.ts';
import type { FieldView } from '../forms/field-view.ts';
import { type Refused, writtenView } from '../forms/form-view.ts';
import { textIn } from '../forms/body.ts';
import type { PageAnswer, SignedInVisit } from '../page.ts';
import { filled } from '../layout/words.ts';
import { addressOfDraft, DISPUTES, NEW, type StopName } from './addresses.ts';
import type { KeptDraft, RegistrationDraft } from './draft.ts';
import { isSeldom, type Step } from './steps.ts';
import type { RegisterWorld } from './world.ts';

/** Of a party, what is asked first. */
const FIRST_OF_PARTY = new Set(['side', 'kind', 'name', 'idNumber', 'phone', 'address']);

/** The page on which one begins, with the drafts that wait to be finished. */
export function beginView(
  visit: SignedInVisit,
  { now, policy }: RegisterWorld,
  step: Step,
  draft: RegistrationDraft,
  drafts: readonly KeptDraft[],
): PageAnswer {
  const { say, language } = visit;
  return view(visit, step, draft, null, {
    action: NEW,
    drafts: drafts.map(({ id, savedAt, matter }) => ({
      id,
      title: textIn(matter.title) ?? say.register.untitled,
      path: addressOfDraft(id, 'matter'),
      saved: whenOf(savedAt, language, now),
    })),
    draftsHelp: filled(say.register.unfinishedHelp, { n: policy.privacy.drafts.period.n }),
    ofClue: false,
  });
}

/** A step of a draft, with what is wrong with it. */
export function stepView(visit: SignedInVisit, step: Step, draft: KeptDraft, refusal: Refused | null): PageAnswer {
  return view(visit, step, draft, refusal, {
    action: addressOfDraft(draft.id, step.name),
    drafts: [],
    draftsHelp: '',
    ofClue: draft.clueId !== null,
  });
}

function view(
  visit: SignedInVisit,
  { name, fields, optionsOf }: Step,
  draft: RegistrationDraft,
  refusal: Refused | null,
  more: { action: string; drafts: object[]; draftsHelp: string; ofClue: boolean },
): PageAnswer {
  const { say } = visit;
  const words = say.register.form;
  const shown = writtenView({ name: 'register', words }, visit, {
    fields,
    optionsOf,
    typed: draft[name],
    refused: refusal,
  });
  const first = shown.fields.filter(({ name: key }) => !isSeldom({ key }));
  const seldom = shown.fields.filter(({ name: key }) => isSeldom({ key }));
  return {
    view: 'register',
    title: say.register.title,
    status: refusal === null ? 200 : 'problem' in refusal ? problemStatus[refusal.problem.code] : 422,
    data: {
      ...more,
      refused: shown.refused,
      errors: shown.errors,
      steps: stepsShown(name, say.register.steps),
      isMatter: name === 'matter',
      back: DISPUTES,
      fields: first.filter(({ kind }) => name === 'matter' || kind !== 'rows'),
      people: name === 'parties' ? first.flatMap(peopleOf) : [],
      addPerson: name === 'parties' ? (first[0]?.add ?? null) : null,
      seldom,
      isSeldomOpen: seldom.some(isUsed),
    },
  };
}

/** 第几步: where one is. */
export function stepsShown(here: StopName, steps: Readonly<Record<'matter' | 'parties' | 'check', string>>) {
  return (['matter', 'parties', 'check'] as const).map((stop, index) => ({
    number: index + 1,
    name: steps[stop],
    isHere: stop === here,
  }));
}

/** Each party, what is asked first apart from what is asked seldom. */
function peopleOf({ rows }: FieldView) {
  return rows.map(({ fields, ...row }) => {
    const isFirst = ({ name }: FieldView) => FIRST_OF_PARTY.has(name.split('.')[2] ?? '');
    const seldom = fields.filter((field) => !isFirst(field));
    return { ...row, fields: fields.filter(isFirst), seldom, isSeldomOpen: seldom.some(isUsed) };
  });
}

function isUsed({ value, error, fields, choices, rows }: FieldView): boolean {
  return (
    value !== '' || error !== null || fields.some(isUsed) || rows.length > 0 || choices.some(({ checked }) => checked)
  );
}
