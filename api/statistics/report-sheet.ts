import { writeXlsx } from 'hucre/xlsx';
import type { z } from 'zod';
import en from '../../templates/locales/en.json' with { type: 'json' };
import zhCN from '../../templates/locales/zh-CN.json' with { type: 'json' };
import type { Language } from '../problems/catalogue.ts';
import type { Report } from './official-report.ts';

type Counts = z.infer<typeof Report>['total'];
/** A kind of breakdown, its line, and the numbers in the order of the headings. */
type Line = [string, string, ...(number | string)[]];

const FEN = 100;
const YUAN = '#,##0.00';

/** 统计报表 as a spreadsheet: one line a column of the official form, in its order. `types` are the labels of policy. */
export async function reportSheet(
  report: z.infer<typeof Report>,
  types: Readonly<Record<string, string>>,
  language: Language,
): Promise<Buffer> {
  const words = (language === 'en' ? en : zhCN).report;
  const block = (title: string, counts: Readonly<Record<string, Counts>>, labels: Readonly<Record<string, string>>) =>
    // What a later policy no longer names was counted all the same.
    Object.keys({ ...labels, ...counts }).map((key): Line => [title, labels[key] ?? key, ...numbersOf(counts[key])]);
  const { blocks, columns } = words;
  const lines: Line[] = [
    [blocks.total, '', ...numbersOf(report.total)],
    ...block(blocks.byCommitteeKind, report.byCommitteeKind, words.byCommitteeKind),
    ...block(blocks.bySource, report.bySource, words.bySource),
    ...block(blocks.byType, report.byType, types),
    ...block(blocks.byForm, report.byForm, words.byForm),
    [words.performed, '', report.performed],
    [words.confirmed, '', report.confirmed],
  ];
  const headings = Object.values(columns);
  const widths = [22, 26, 10, 10, 10, 10, 10, 18];
  const sheet = {
    name: words.name,
    columns: widths.map((width, at) => (at === widths.length - 1 ? { width, numFmt: YUAN } : { width })),
    rows: [[words.name], [words.period, periodIn(words, report)], headings, ...lines],
  };
  return Buffer.from(await writeXlsx({ sheets: [sheet] }));
}

/** Nothing counted is nought, not a gap: an empty cell of an official form means that nobody looked. */
function numbersOf(counts: Counts | undefined): number[] {
  const { total = 0, parties = 0, succeeded = 0, closed = 0, open = 0, amountFen = 0 } = counts ?? {};
  return [total, parties, succeeded, closed, open, amountFen / FEN];
}

function periodIn(words: typeof zhCN.report, { from, to }: z.infer<typeof Report>): string {
  return from === null && to === null ? words.whole : `${from ?? ''} ${words.until} ${to ?? ''}`.trim();
}
