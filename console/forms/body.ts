import { instantFromWallClock } from '../../domain/time/instant.ts';
import type { Option } from './form.ts';
import type { Field } from './shape.ts';
import { rowNumbers, type Typed } from './typed.ts';

/** What the fields' options are: by address, else by name. */
export type OptionsOf = (field: Pick<Field, 'key' | 'address'>) => readonly Option[];

const MONEY = /^\d{1,13}(\.\d{1,2})?$/;
const NUMBER = /^-?\d{1,15}$/;

/** What was typed, as the body that the route takes; what was left empty is left out. */
export function bodyOf(fields: readonly Field[], typed: Typed, optionsOf: OptionsOf, at = ''): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(field, at === '' ? field.key : `${at}.${field.key}`, typed, optionsOf);
      return value === undefined ? [] : [[field.key, value]];
    }),
  );
}

function valueOf(field: Field, name: string, typed: Typed, optionsOf: OptionsOf): unknown {
  const text = textIn(typed[name]);
  const { shape } = field;
  switch (shape.kind) {
    case 'line':
    case 'prose':
    case 'day':
    case 'one':
      return text;
    case 'moment':
      return text === undefined ? undefined : (momentOf(text) ?? text);
    case 'money':
      return text === undefined ? undefined : (fenOf(text) ?? text);
    case 'number':
      return text === undefined ? undefined : NUMBER.test(text) ? Number(text) : text;
    case 'tick':
      return text === undefined ? undefined : true;
    case 'yes-no':
      return text === 'yes' ? true : text === 'no' ? false : undefined;
    case 'some': {
      const values = rowNumbers(typed, name).flatMap((number) => textIn(typed[`${name}.${number}`]) ?? []);
      return values.length === 0 ? undefined : values;
    }
    case 'group': {
      const group = bodyOf(shape.fields, typed, optionsOf, name);
      return Object.keys(group).length === 0 && !field.required ? undefined : group;
    }
    case 'rows': {
      const rows = rowNumbers(typed, name).map((number) => {
        const row = `${name}.${number}`;
        const { item } = shape;
        if (item.shape.kind === 'group') return bodyOf(item.shape.fields, typed, optionsOf, row);
        return valueOf(item, row, typed, optionsOf);
      });
      return rows.length === 0 && !field.required ? undefined : rows;
    }
    case 'each':
      return optionsOf({ key: shape.by, address: `${field.address}.${shape.by}` }).map(({ value }, place) => ({
        [shape.by]: value,
        ...bodyOf(shape.fields, typed, optionsOf, `${name}.${place}`),
      }));
    case 'file':
    case 'files':
      return undefined;
  }
}

/** As it was typed, with one kind of line end and nothing around it; undefined where that leaves nothing. */
export function textIn(typed: string | undefined): string | undefined {
  const text = typed?.replace(/\r\n?/g, '\n').trim();
  return text === '' ? undefined : text;
}

/** `1,234.50` 元 as fen; null for what is no amount. */
export function fenOf(text: string): number | null {
  const plain = text.replace(/[,,\s¥¥元]/g, '');
  if (!MONEY.test(plain)) return null;
  const [yuan = '0', rest = ''] = plain.split('.');
  return Number(yuan) * 100 + Number(rest.padEnd(2, '0'));
}

/** Whole numbers as people write them. */
export function isNumber(text: string): boolean {
  return NUMBER.test(text);
}

/** What a field for day and time holds, as a moment in Asia/Shanghai; null for what is none. */
export function momentOf(text: string): string | null {
  try {
    return instantFromWallClock(text.slice(0, 16));
  } catch {
    return null;
  }
}
