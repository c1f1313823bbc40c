import type { Field } from './shape.ts';

/** What was typed, by the fields' names on the form, which are their addresses in the body: `obligations.0.what`. */
export type Typed = Readonly<Record<string, string>>;

/** A row that holds nothing to type in, such as unanswered questions, still says that it is there. */
export const ROW_MARK = 'row';

/** The numbers of the rows of a list, in order. */
export function rowNumbers(typed: Typed, list: string): number[] {
  const numbers = Object.keys(typed).flatMap((name) => {
    const number = name.startsWith(`${list}.`) ? /^\d{1,4}(?=\.|$)/.exec(name.slice(list.length + 1))?.[0] : undefined;
    return number === undefined ? [] : [Number(number)];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** With one more row at the end of a list. */
export function withRow(typed: Typed, list: string): Typed {
  const next = (rowNumbers(typed, list).at(-1) ?? -1) + 1;
  return { ...typed, [`${list}.${next}`]: '', [`${list}.${next}.${ROW_MARK}`]: '1' };
}

/** Without one row: `obligations.2`. */
export function withoutRow(typed: Typed, row: string): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => name !== row && !name.startsWith(`${row}.`)));
}

/** Numbered from nought without gaps, so that what the API says of row 1 is about the row 1 that is shown. */
export function renumbered(fields: readonly Field[], typed: Typed): Typed {
  const lists = fields.flatMap(({ key, shape }) => (shape.kind === 'rows' ? [key] : []));
  return lists.reduce((now, list) => {
    const places = new Map(rowNumbers(now, list).map((number, place) => [String(number), String(place)]));
    return Object.fromEntries(
      Object.entries(now).map(([name, value]) => {
        if (!name.startsWith(`${list}.`)) return [name, value];
        const [number = '', ...rest] = name.slice(list.length + 1).split('.');
        return [[list, places.get(number) ?? number, ...rest].join('.'), value];
      }),
    );
  }, typed);
}

/** Without the rows in which nothing was typed: they were offered, not filled in. */
export function withoutBlankRows(fields: readonly Field[], typed: Typed): Typed {
  const rows = fields.flatMap(({ key, shape }) =>
    shape.kind === 'rows' ? rowNumbers(typed, key).map((number) => `${key}.${number}`) : [],
  );
  const isBlank = (row: string) =>
    Object.entries(typed).every(
      ([name, value]) =>
        (name !== row && !name.startsWith(`${row}.`)) || name === `${row}.${ROW_MARK}` || value.trim() === '',
    );
  return renumbered(
    fields,
    rows.filter(isBlank).reduce((now, row) => withoutRow(now, row), typed),
  );
}
