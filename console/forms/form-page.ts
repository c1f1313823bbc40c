import { randomUUID } from 'node:crypto';
import { etagOf } from '../../api/http/conditions.ts';
import { problemStatus } from '../../api/problems/catalogue.ts';
import type { Problem } from '../../api/problems/problem.ts';
import { problemFrom } from '../../api/problems/problem-from.ts';
import { apiRequest } from '../http/api-request.ts';
import type { PageAnswer, SignedInPage, SignedInVisit } from '../page.ts';
import { bodyOf, type OptionsOf } from './body.ts';
import type { Asked, FormDefinition } from './form.ts';
import { formView, type Refusal } from './form-view.ts';
import { lackingIn } from './lacking.ts';
import { type Field, fieldsOf } from './shape.ts';
import { renumbered, type Typed, withoutBlankRows, withoutRow, withRow } from './typed.ts';

/** A form of the console, which tests ask for what it says. */
export type FormPage = SignedInPage & { form: FormDefinition };

/** What a form carries besides what is asked: not part of the body. */
const CARRIED = new Set(['csrf', 'key', 'seq', 'row', 'sure']);
const ROW_BUTTON = /^(add|remove):([A-Za-z0-9.]{1,200})$/;
const KEY = /^[0-9a-f-]{36}$/;

/** 表单页: the form, and what becomes of it when it is sent. Nothing in it needs a script. */
export function formPages(form: FormDefinition): FormPage[] {
  const { path, route } = form;
  const described = { path, access: route.access, signedIn: true, form } as const;
  const takesFiles = route.requestBody?.mediaType === 'multipart/form-data';
  return [
    { ...described, method: 'get', handle: (visit) => shown(form, visit) },
    {
      ...described,
      method: 'post',
      ...(takesFiles && { takesFiles }),
      ...(route.whileDemanded && { whileDemanded: route.whileDemanded }),
      ...(route.requestBody && { requestBody: route.requestBody }),
      handle: (visit) => sent(form, visit),
    },
  ];
}

/** The form's fields with what may be chosen in them. */
export function fieldsOfForm(form: FormDefinition, { options = {} }: Pick<Asked, 'options'>) {
  const schema = form.route.requestBody?.schema;
  const asked = schema === undefined ? [] : fieldsOf(schema, form.changes ?? {}, new Set(Object.keys(options)));
  const fields = inOrder(asked, form.order ?? []);
  const optionsOf: OptionsOf = ({ key, address }) => options[address] ?? options[key] ?? [];
  return { fields: fields.filter((field) => hasChoice(field, optionsOf)), optionsOf };
}

function inOrder(fields: Field[], order: readonly string[]): Field[] {
  const placeOf = ({ key }: Field) => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...fields].sort((a, b) => placeOf(a) - placeOf(b));
}

/** What need not be chosen, and offers nothing to choose, is not asked. */
function hasChoice(field: Field, optionsOf: OptionsOf): boolean {
  const { shape } = field;
  if (shape.kind === 'each') return optionsOf({ key: shape.by, address: `${field.address}.${shape.by}` }).length > 0;
  if (shape.kind !== 'one' && shape.kind !== 'some') return true;
  return field.required || shape.codes.length > 0 || optionsOf(field).length > 0;
}

async function shown(form: FormDefinition, visit: SignedInVisit): Promise<PageAnswer> {
  const asked = await form.ask(visit);
  const { fields, optionsOf } = fieldsOfForm(form, asked);
  const typed = withFirstRows(fields, asked.values ?? {});
  return formView(form, visit, asked, { fields, optionsOf, typed, key: randomUUID(), refusal: null });
}

async function sent(form: FormDefinition, visit: SignedInVisit): Promise<PageAnswer> {
  const asked = await form.ask(visit);
  const { fields, optionsOf } = fieldsOfForm(form, asked);
  const key = KEY.test(visit.fields.key ?? '') ? (visit.fields.key ?? '') : randomUUID();
  const written = Object.fromEntries(Object.entries(visit.fields).filter(([name]) => !CARRIED.has(name)));
  const again = (typed: Typed, refusal: Refusal | null) =>
    formView(form, visit, asked, { fields, optionsOf, typed, key, refusal });

  const button = ROW_BUTTON.exec(visit.fields.row ?? '');
  if (button !== null) {
    const [, what, where = ''] = button;
    return again(renumbered(fields, what === 'add' ? withRow(written, where) : withoutRow(written, where)), null);
  }
  const typed = withoutBlankRows(fields, written);
  const lacking = lackingIn(fields, typed, (name) => (visit.files[name] ?? []).length > 0, optionsOf);
  if (lacking.length > 0) return again(withFirstRows(fields, typed), { lacking });
  try {
    const body = bodyOf(fields, typed, optionsOf);
    const doubts = visit.fields.sure === 'yes' ? null : ((await form.doubts?.(body, visit)) ?? null);
    if (doubts !== null) return again(withFirstRows(fields, typed), { doubts });
    const json = (await form.adapt?.(body, visit)) ?? body;
    const seq = visit.fields.seq ?? '';
    const headers = {
      'Idempotency-Key': key,
      'If-Match': /^\d{1,15}$/.test(seq) ? etagOf(Number(seq)) : undefined,
      'Content-Type': form.route.requestBody?.mediaType,
    };
    const answer = await form.route.handle(apiRequest(visit, json, headers));
    if (form.shows) return form.shows(answer, visit, asked);
    return { redirect: form.after?.(answer, asked) ?? doneAt(asked.back, form.name) };
  } catch (error) {
    return again(withFirstRows(fields, typed), { problem: sayable(error) });
  }
}

/** Where one came from, which says what has been done. */
export function doneAt(address: string, what: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}done=${what}`;
}

/** Refusals that are about what was filled in stay on the form; any other has a page of its own. */
export function sayable(error: unknown): Problem {
  const problem = problemFrom(error);
  if (![409, 412, 413, 415, 422].includes(problemStatus[problem.code])) throw error;
  return problem;
}

/** With a row or more to write in where a list has none yet. */
function withFirstRows(fields: readonly Field[], typed: Typed): Typed {
  return fields.reduce((now, { key, shape }) => {
    if (shape.kind !== 'rows' || Object.keys(now).some((name) => name.startsWith(`${key}.`))) return now;
    return Array.from({ length: shape.first }).reduce<Typed>((rows) => withRow(rows, key), now);
  }, typed);
}
