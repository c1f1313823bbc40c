import { problemStatus } from '../../api/problems/catalogue.ts';
import type { Problem } from '../../api/problems/problem.ts';
import { filled } from '../layout/words.ts';
import type { PageAnswer, SignedInVisit } from '../page.ts';
import type { OptionsOf } from './body.ts';
import { fieldViews, idOf, labelFor, type Showing } from './field-view.ts';
import type { Asked, Doubts, FormDefinition, FormWords } from './form.ts';
import { formName } from './form-name.ts';
import type { Lacking } from './lacking.ts';
import type { Field } from './shape.ts';
import type { Typed } from './typed.ts';
import { saidOf } from '../refused/said.ts';

/** Why a form was not taken. */
export type Refused = { lacking: readonly Lacking[] } | { problem: Problem };

/** The same, or what has to be thought over once more before it is. */
export type Refusal = Refused | { doubts: Doubts };

/** What is asked, what was typed, and why it was not taken. */
interface Written {
  fields: readonly Field[];
  optionsOf: OptionsOf;
  typed: Typed;
  refused: Refused | null;
}

type Filled = Omit<Written, 'refused'> & { key: string; refusal: Refusal | null };

/** The form as a page, with what was typed, and what is wrong with it at its head and at each field. */
export function formView(
  form: FormDefinition,
  visit: SignedInVisit,
  asked: Asked,
  { fields, optionsOf, typed, key, refusal }: Filled,
): PageAnswer {
  const { say } = visit;
  const words = form.words(say);
  const doubts = refusal !== null && 'doubts' in refusal ? refusal.doubts : null;
  const refused = refusal === null || 'doubts' in refusal ? null : refusal;
  const { fields: views, ...wrong } = writtenView({ name: form.name, words }, visit, {
    fields,
    optionsOf,
    typed,
    refused,
  });
  return {
    view: 'form',
    title: asked.title,
    status: refusal === null ? 200 : 'problem' in refusal ? problemStatus[refusal.problem.code] : 422,
    data: {
      title: asked.title,
      about: asked.about ?? null,
      back: asked.back,
      action: visit.here.split('?')[0],
      consequence: words.consequence[form.name] ?? null,
      notices: asked.notices ?? [],
      seq: asked.seq ?? null,
      key,
      name: form.name,
      takesFiles: form.route.requestBody?.mediaType === 'multipart/form-data',
      // Enter must send the form: neither take a row away nor give the second word.
      hasRows: doubts !== null || views.some(({ kind }) => kind === 'rows'),
      isEmpty: views.length === 0,
      fields: views,
      submit: formName(form.name, words, say) ?? say.fill.submit,
      doubts,
      ...wrong,
    },
  };
}

/** The fields as they are drawn, and what is wrong with them; for pages with a form of their own shape, too. */
export function writtenView(
  { name: form, words }: { name: string; words: FormWords },
  visit: SignedInVisit,
  { fields, optionsOf, typed, refused: refusal }: Written,
) {
  const { say } = visit;
  const told = refusal === null ? [] : errorsOf(refusal, visit);
  const wrong = new Map(told.map(({ name, message }) => [name, message]));
  const showing = { form, words, say, typed, optionsOf, wrong };
  const isStale = refusal !== null && 'problem' in refusal && refusal.problem.code === 'stale';
  return {
    fields: fieldViews(fields, '', showing),
    refused: refusal === null ? null : refusedView(refusal, visit, isStale),
    errors: told.map(({ name, message }) => {
      const called = calledAt(fields, name, showing);
      return {
        message: called === null ? message : `${called}: ${message}`,
        link: called === null ? null : `#${idOf(name)}`,
      };
    }),
    isStale,
  };
}

function errorsOf(refusal: Refused, { say }: SignedInVisit): { name: string; message: string }[] {
  if ('lacking' in refusal) return refusal.lacking.map(({ name, lack }) => ({ name, message: say.fill[lack] }));
  const { code, about } = refusal.problem;
  if (code === 'stale') return [];
  return (about.errors ?? []).map(({ path, message }) => ({ name: path, message }));
}

function refusedView(refusal: Refused, { say }: SignedInVisit, isStale: boolean): string {
  if ('lacking' in refusal) return say.fill.wrong;
  if (isStale) return say.fill.stale;
  const { code } = refusal.problem;
  if (code === 'invalid' || code === 'rule-broken') return say.fill.wrong;
  const detail = saidOf(refusal.problem, say);
  return code === 'not-possible-now' ? filled(`${say.fill.notNow}{detail}`, { detail }) : detail;
}

/** What the field at an address with row numbers is called, after what it stands in: `一、倾听诉说 · 做到了吗`, `证据 2 · 种类`. */
function calledAt(fields: readonly Field[], name: string, showing: Showing): string | null {
  const [key = '', ...rest] = name.split('.');
  const field = fields.find((each) => each.key === key);
  if (field === undefined) return null;
  const { shape } = field;
  const label = labelFor(field, showing);
  const within = (inner: readonly Field[], below: readonly string[], own: string) => {
    const deeper = calledAt(inner, below.join('.'), showing);
    return deeper === null ? own : `${own} · ${deeper}`;
  };
  if (rest.length === 0) return label;
  if (shape.kind === 'group') return within(shape.fields, rest, label);
  const [row, ...below] = rest;
  if (shape.kind === 'each') return within(shape.fields, below, label);
  if (shape.kind === 'rows' && shape.item.shape.kind === 'group' && below.length > 0) {
    return within(shape.item.shape.fields, below, `${label} ${Number(row) + 1}`);
  }
  return label;
}
