import { writeXlsx } from 'hucre/xlsx';
import type { Language } from '../problems/catalogue.ts';
import { wordsIn } from '../public/words.ts';
import { periodIn, type ReportAnswer, reportLines } from './report-lines.ts';

const YUAN = '#,##0.00';

/** 统计报表 as a spreadsheet: one line a column of the official form, in its order. `types` are the labels of policy. */
export async function reportSheet(
  report: ReportAnswer,
  types: Readonly<Record<string, string>>,
  language: Language,
): Promise<Buffer> {
  const words = wordsIn(language).report;
  const lines = reportLines(report, types, words).map(({ block, label, numbers }) => [block, label, ...numbers]);
  const headings = Object.values(words.columns);
  const widths = [22, 26, 10, 10, 10, 10, 10, 18];
  const sheet = {
    name: words.name,
    columns: widths.map((width, at) => (at === widths.length - 1 ? { width, numFmt: YUAN } : { width })),
    rows: [[words.name], [words.period, periodIn(report, words)], headings, ...lines],
  };
  return Buffer.from(await writeXlsx({ sheets: [sheet] }));
}
