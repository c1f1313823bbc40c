import type { FormWords } from './form.ts';
import { labelOf, type Words } from '../layout/words.ts';
import type { OptionsOf } from './body.ts';
import type { Field } from './shape.ts';
import { rowNumbers, type Typed } from './typed.ts';

/** What a field's view is made with. */
export interface Showing {
  form: string;
  words: FormWords;
  say: Words;
  typed: Typed;
  optionsOf: OptionsOf;
  /** What is wrong with a field, by its name. */
  wrong: ReadonlyMap<string, string>;
}

/** A field as the partial `field` draws it. */
export interface FieldView {
  kind: string;
  id: string;
  name: string;
  label: string;
  help: string | null;
  error: string | null;
  /** The ids of what describes it. */
  described: string | null;
  required: boolean;
  optional: string | null;
  value: string;
  check: string | null;
  max: number | null;
  inputMode: string;
  /** Offered beside the file from the device. */
  camera: boolean;
  choices: { id: string; name: string; value: string; label: string; checked: boolean }[];
  /** For one of many: a list to pick from. */
  isLong: boolean;
  noChoice: string | null;
  fields: FieldView[];
  rows: { legend: string; fields: FieldView[]; mark: string; remove: string | null; removeLabel: string }[];
  add: string | null;
  addLabel: string;
}

/** More than these do not stand side by side: they are picked from a list. */
const MOST_SIDE_BY_SIDE = 7;

export function fieldViews(fields: readonly Field[], at: string, showing: Showing): FieldView[] {
  return fields.map((field) => fieldView(field, at === '' ? field.key : `${at}.${field.key}`, showing));
}

function fieldView(field: Field, name: string, showing: Showing): FieldView {
  const { say, typed, wrong } = showing;
  const { shape } = field;
  const id = idOf(name);
  const help = wordOf('help', field, showing);
  const error = wrong.get(name) ?? null;
  const described = [...(help === null ? [] : [`${id}-help`]), ...(error === null ? [] : [`${id}-error`])];
  const label = labelFor(field, showing);
  return {
    kind: shape.kind,
    id,
    name,
    label,
    help,
    error,
    described: described.length === 0 ? null : described.join(' '),
    required: field.required,
    optional: field.required || shape.kind === 'tick' || shape.kind === 'group' ? null : say.fill.optional,
    value: typed[name] ?? '',
    check: field.check,
    max: shape.kind === 'line' || shape.kind === 'prose' ? shape.max : null,
    inputMode: shape.kind === 'money' ? 'decimal' : shape.kind === 'number' ? 'numeric' : 'text',
    camera: shape.kind === 'file' && shape.camera,
    choices: choicesOf(field, name, showing),
    isLong: shape.kind === 'one' && choicesOf(field, name, showing).length > MOST_SIDE_BY_SIDE,
    noChoice: shape.kind === 'one' || shape.kind === 'some' ? say.fill.noChoice : null,
    fields: shape.kind === 'group' ? fieldViews(shape.fields, name, showing) : [],
    rows: rowsOf(field, name, showing),
    add: shape.kind === 'rows' ? `add:${name}` : null,
    addLabel: shape.kind === 'rows' ? say.fill.addRow.replace('{what}', label) : '',
  };
}

/** The id of a field's control; an error's link leads to it. */
export function idOf(name: string): string {
  return `f-${name.replaceAll('.', '-')}`;
}

function choicesOf(field: Field, name: string, showing: Showing): FieldView['choices'] {
  const { shape } = field;
  const { say, typed } = showing;
  const id = idOf(name);
  if (shape.kind === 'yes-no') {
    return (['yes', 'no'] as const).map((value, place) => ({
      id: place === 0 ? id : `${id}-${value}`,
      name,
      value,
      label: say.fill[value],
      checked: typed[name] === value,
    }));
  }
  if (shape.kind !== 'one' && shape.kind !== 'some') return [];
  const options = showing.optionsOf(field);
  const offered =
    options.length > 0 ? options : shape.codes.map((value) => ({ value, label: codeLabel(field, value, showing) }));
  const isOnly = offered.length === 1 && field.required;
  if (shape.kind === 'one') {
    return offered.map(({ value, label }, place) => ({
      id: place === 0 ? id : `${id}-${place}`,
      name,
      value,
      label,
      checked: typed[name] === value || (isOnly && typed[name] === undefined),
    }));
  }
  const ticked = new Set(rowNumbers(typed, name).map((number) => typed[`${name}.${number}`]));
  return offered.map(({ value, label }, place) => ({
    id: place === 0 ? id : `${id}-${place}`,
    name: `${name}.${place}`,
    value,
    label,
    checked: ticked.has(value) || (isOnly && ticked.size === 0),
  }));
}

function rowsOf(field: Field, name: string, showing: Showing): FieldView['rows'] {
  const { shape } = field;
  const { say } = showing;
  const label = labelFor(field, showing);
  if (shape.kind === 'each') {
    const options = showing.optionsOf({ key: shape.by, address: `${field.address}.${shape.by}` });
    return options.map((option, place) => ({
      legend: option.label,
      fields: fieldViews(shape.fields, `${name}.${place}`, showing),
      mark: '',
      remove: null,
      removeLabel: '',
    }));
  }
  if (shape.kind !== 'rows') return [];
  const { item } = shape;
  const numbers = rowNumbers(showing.typed, name);
  return numbers.map((number, place) => {
    const row = `${name}.${number}`;
    const legend = say.fill.row.replace('{what}', label).replace('{n}', String(place + 1));
    const isGroup = item.shape.kind === 'group';
    return {
      legend,
      fields: isGroup
        ? fieldViews((item.shape as { fields: readonly Field[] }).fields, row, showing)
        : [{ ...fieldView(item, row, showing), label: legend, help: null, optional: null }],
      mark: isGroup ? row : '',
      remove: numbers.length > Math.max(1, shape.least) || shape.least === 0 ? `remove:${row}` : null,
      removeLabel: say.fill.removeRow.replace('{what}', legend),
    };
  });
}

/** 字段名称 of a field, in the form's own words first. */
export function labelFor(
  field: Pick<Field, 'key' | 'address'>,
  showing: Pick<Showing, 'form' | 'words' | 'say'>,
): string {
  return wordOf('field', field, showing) ?? field.key;
}

function wordOf(
  what: 'field' | 'help',
  { key, address }: Pick<Field, 'key' | 'address'>,
  { form, words, say }: Pick<Showing, 'form' | 'words' | 'say'>,
): string | null {
  const known: Readonly<Record<string, string>>[] = [words[what], what === 'field' ? say.field : {}];
  for (const name of [`${form}.${address}`, address, key]) {
    for (const each of known) if (each[name] !== undefined) return each[name];
  }
  return null;
}

/** Codes that all areas share have their labels in the console's own words. */
function codeLabel({ key, address }: Field, code: string, { form, words, say }: Showing): string {
  const shared: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    colour: say.colour,
    level: say.colour,
    gender: say.gender,
    side: say.side,
    roles: say.role,
    role: say.role,
    type: say.type,
    source: say.source,
    form: say.form,
  };
  const own = words.code[`${form}.${address}`] ?? words.code[address] ?? words.code[key];
  return labelOf(own ?? shared[key] ?? {}, code);
}
