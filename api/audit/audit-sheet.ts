import { writeCsv } from 'hucre/csv';
import { writeXlsx } from 'hucre/xlsx';
import type { OpenedRow } from '../../record/audit/open-row.ts';
import type { Language } from '../problems/catalogue.ts';
import { wordsIn } from '../public/words.ts';

/** With a mark that lets Excel see the characters; what looks like a formula is text. */
export async function auditCsv(rows: readonly OpenedRow[], language: Language): Promise<Buffer> {
  return Buffer.from(writeCsv(linesOf(rows, language), { bom: true, escapeFormulae: true }));
}

export async function auditXlsx(rows: readonly OpenedRow[], language: Language): Promise<Buffer> {
  const lines = linesOf(rows, language);
  const columns = (lines[0] ?? []).map(() => ({ width: 22, numFmt: '@' }));
  return Buffer.from(await writeXlsx({ sheets: [{ name: wordsIn(language).audit.name, columns, rows: lines }] }));
}

function linesOf(rows: readonly OpenedRow[], language: Language): string[][] {
  const { columns } = wordsIn(language).audit;
  const names = Object.keys(columns) as (keyof typeof columns)[];
  return [names.map((name) => columns[name]), ...rows.map((row) => names.map((name) => cell(cellsOf(row)[name])))];
}

function cellsOf(row: OpenedRow) {
  const { case: of, person, about, sought } = row;
  return {
    ...row,
    caseNumber: of?.number,
    person: person?.name ?? person?.id,
    about:
      about &&
      Object.entries(about)
        .map(([name, value]) => `${name}=${value}`)
        .join(' '),
    sought: sought?.join(' '),
  };
}

function cell(value: string | number | null | undefined): string {
  return String(value ?? '');
}
