/** A number, and where one sees the cases behind it. */
export interface Cell {
  text: string;
  path: string | null;
  /** How dark it is shaded, 0 to 4; null: not at all. The number says the same. */
  load: number | null;
}

export interface TableRow {
  head: string;
  path: string | null;
  /** `sum` for one that adds others up. */
  kind: 'line' | 'sum';
  cells: Cell[];
}

/** With so many numbers a row fits a phone; with more than these it wants a whole page's width, or fits none. */
const NARROW = 3;
const WIDE = 8;
const WIDEST = 13;

/** 数表 for the partial `number-table`: on a narrow screen each row becomes a card, in which every number keeps its heading. */
export function numberTable(caption: string, [first = '', ...others]: readonly string[], rows: readonly TableRow[]) {
  return {
    caption,
    size: sizeOf(others.length),
    first,
    columns: others,
    rows: rows.map((row) => ({
      ...row,
      isSum: row.kind === 'sum',
      cells: row.cells.map((cell, at) => ({ ...cell, label: others[at] ?? '' })),
    })),
  };
}

function sizeOf(numbers: number): 'narrow' | 'wide' | 'cards' | null {
  if (numbers <= NARROW) return 'narrow';
  if (numbers > WIDEST) return 'cards';
  return numbers > WIDE ? 'wide' : null;
}

export function cell(value: number | string, path: string | null = null): Cell {
  return { text: String(value), path: value === 0 ? null : path, load: null };
}

/** 占比 as whole percents; a dash where there is nothing to be a share of. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)}%`;
}

/** How much of the most there is: 0 for nothing, else 1 to 4. */
export function loadOf(value: number, most: number): number {
  return value === 0 || most === 0 ? 0 : Math.ceil((4 * value) / most);
}
