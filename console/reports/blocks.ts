import type { Language } from '../../api/problems/catalogue.ts';
import type { Words } from '../../api/public/words.ts';
import type { ReportLine } from '../../api/statistics/report-lines.ts';
import { cell, numberTable, type TableRow } from '../county/number-table.ts';

type ReportWords = Words['report'];

/** The form's lines as tables, one for each breakdown; what has one number alone stands together at the end. */
export function blocksOf(lines: readonly ReportLine[], words: ReportWords, language: Language) {
  const [, key, ...columns] = Object.values(words.columns);
  const breakdowns = lines.filter(({ numbers }) => numbers.length > 1);
  const titles = [...new Set(breakdowns.map(({ block }) => block))];
  return [
    ...titles.map((title) => {
      const own = breakdowns.filter(({ block }) => block === title);
      return {
        title,
        table: numberTable(
          title,
          [key ?? '', ...columns],
          own.map((line) => rowOf(line, language)),
        ),
      };
    }),
    {
      title: words.results,
      table: numberTable(
        words.results,
        [key ?? '', words.columns.total],
        lines.filter(({ numbers }) => numbers.length === 1).map((line) => rowOf(line, language)),
      ),
    },
  ];
}

function rowOf({ block, label, numbers }: ReportLine, language: Language): TableRow {
  const money = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return {
    head: label === '' ? block : label,
    path: null,
    kind: label === '' && numbers.length > 1 ? 'sum' : 'line',
    // The last of a whole line is money.
    cells: numbers.map((number, at) =>
      cell(at > 0 && at === numbers.length - 1 ? money.format(number) : String(number)),
    ),
  };
}
