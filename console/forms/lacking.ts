import { isCivilDate } from '../../domain/time/civil-date.ts';
import { fenOf, isNumber, momentOf, type OptionsOf, textIn } from './body.ts';
import type { Field } from './shape.ts';
import { rowNumbers, type Typed } from './typed.ts';

/** Why a field cannot be sent as it is; said in words by the form (templates/locales/console/…/fill.json). */
export type Lack = 'missing' | 'unchosen' | 'no-amount' | 'no-number' | 'no-day' | 'no-moment' | 'no-file';

export interface Lacking {
  /** The field's name on the form. */
  name: string;
  lack: Lack;
}

/** What has been left out, or cannot be read: before the API is asked, whose words for it are a programmer's. */
export function lackingIn(
  fields: readonly Field[],
  typed: Typed,
  hasFile: (name: string) => boolean,
  optionsOf: OptionsOf,
  at = '',
): Lacking[] {
  const within = (inner: readonly Field[], name: string) => lackingIn(inner, typed, hasFile, optionsOf, name);
  return fields.flatMap((field): Lacking[] => {
    const name = at === '' ? field.key : `${at}.${field.key}`;
    const { shape } = field;
    if (shape.kind === 'group') return field.required || isBegun(typed, name) ? within(shape.fields, name) : [];
    if (shape.kind === 'each') {
      const options = optionsOf({ key: shape.by, address: `${field.address}.${shape.by}` });
      return options.flatMap((_, place) => within(shape.fields, `${name}.${place}`));
    }
    if (shape.kind === 'rows') {
      const rows = rowNumbers(typed, name);
      if (rows.length === 0) return field.required && shape.least > 0 ? [{ name, lack: 'missing' }] : [];
      const { item } = shape;
      return item.shape.kind === 'group'
        ? rows.flatMap((number) => within((item.shape as { fields: readonly Field[] }).fields, `${name}.${number}`))
        : [];
    }
    const lack = lackOf(field, name, typed, hasFile);
    return lack === null ? [] : [{ name, lack }];
  });
}

function lackOf(
  { shape, required }: Field,
  name: string,
  typed: Typed,
  hasFile: (name: string) => boolean,
): Lack | null {
  if (shape.kind === 'file' || shape.kind === 'files') return required && !hasFile(name) ? 'no-file' : null;
  if (shape.kind === 'some') return required && rowNumbers(typed, name).length === 0 ? 'unchosen' : null;
  if (shape.kind === 'tick') return null;
  const text = textIn(typed[name]);
  if (text === undefined) {
    if (!required) return null;
    return shape.kind === 'one' || shape.kind === 'yes-no' ? 'unchosen' : 'missing';
  }
  if (shape.kind === 'money' && fenOf(text) === null) return 'no-amount';
  if (shape.kind === 'number' && !isNumber(text)) return 'no-number';
  if (shape.kind === 'day' && !isCivilDate(text)) return 'no-day';
  if (shape.kind === 'moment' && momentOf(text) === null) return 'no-moment';
  return null;
}

function isBegun(typed: Typed, group: string): boolean {
  return Object.entries(typed).some(([name, value]) => name.startsWith(`${group}.`) && value.trim() !== '');
}
