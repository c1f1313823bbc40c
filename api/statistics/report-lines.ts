import type { z } from 'zod';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import type { Words } from '../public/words.ts';
import type { Report } from './official-report.ts';

export type ReportAnswer = z.infer<typeof Report>;
type Counts = ReportAnswer['total'];

const FEN = 100;

/** One line of the official form, as every edition of it shows it: page, spreadsheet and paper. */
export interface ReportLine {
  /** The kind of breakdown, and what of it. */
  block: string;
  label: string;
  /** In the order of the headings; those that count cases alone have only their number. */
  numbers: number[];
}

/** 统计报表, line by line in the form's order. `types` are the labels of the kinds of dispute. */
export function reportLines(
  report: ReportAnswer,
  types: Readonly<Record<string, string>>,
  words: Words['report'],
): ReportLine[] {
  const of = (block: string, counts: Readonly<Record<string, Counts>>, labels: Readonly<Record<string, string>>) =>
    // What a later policy no longer names was counted all the same.
    Object.keys({ ...labels, ...counts }).map((key) => ({
      block,
      label: labels[key] ?? key,
      numbers: numbersOf(counts[key]),
    }));
  const { blocks } = words;
  return [
    { block: blocks.total, label: '', numbers: numbersOf(report.total) },
    ...of(blocks.byCommitteeKind, report.byCommitteeKind, words.byCommitteeKind),
    ...of(blocks.bySource, report.bySource, words.bySource),
    ...of(blocks.byType, report.byType, inOrder(types)),
    ...of(blocks.byForm, report.byForm, words.byForm),
    { block: words.performed, label: '', numbers: [report.performed] },
    { block: words.confirmed, label: '', numbers: [report.confirmed] },
  ];
}

/** In the order of the official classification; a policy that has been stored has lost it. */
function inOrder(types: Readonly<Record<string, string>>): Record<string, string> {
  const known = Object.keys(policyVersion1.types).filter((key) => key in types);
  return { ...Object.fromEntries(known.map((key) => [key, types[key] ?? key])), ...types };
}

/** Nothing counted is nought, not a gap: an empty cell of an official form means that nobody looked. */
function numbersOf(counts: Counts | undefined): number[] {
  const { total = 0, parties = 0, succeeded = 0, closed = 0, open = 0, amountFen = 0 } = counts ?? {};
  return [total, parties, succeeded, closed, open, amountFen / FEN];
}

/** Of when the cases are. */
export function periodIn({ from, to }: Pick<ReportAnswer, 'from' | 'to'>, words: Words['report']): string {
  return from === null && to === null ? words.whole : `${from ?? ''} ${words.until} ${to ?? ''}`.trim();
}
