import type { CivilDate } from '../time/civil-date.ts';
import { chineseDate } from './chinese-date.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import { printable } from './printable.ts';

/** What the report says, line by line. */
export type StatisticalReportFacts = {
  organisationName: string;
  /** First and last day of registration; null where all that came before or after counts too. */
  from: CivilDate | null;
  to: CivilDate | null;
  madeOn: CivilDate;
  /** What stands in each line, in order: a name for each of its numbers. */
  columns: Readonly<Record<string, string>>;
  lines: { block: string; label: string; numbers: number[] }[];
};

export type StatisticalReportView = FormHead & {
  organisation: string;
  period: string;
  columns: Readonly<Record<string, string>>;
  lines: { block: string; label: string; numbers: string[]; isAlone: boolean }[];
  on: string;
};

const MONEY = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** 人民调解统计报表: the official report of a period on paper. It belongs to no case. */
export const statisticalReport: FormDefinition<StatisticalReportView, StatisticalReportFacts> = {
  title: '人民调解统计报表',
  templateVersion: '1',
  view: ({ organisationName, from, to, madeOn, columns, lines }) => ({
    title: statisticalReport.title,
    number: '',
    organisation: printable(organisationName),
    period: from === null && to === null ? '全部' : `${dayOr(from)}至${dayOr(to)}`,
    columns,
    lines: lines.map(({ block, label, numbers }) => ({
      block,
      label,
      // The last of a whole line is money.
      numbers: Object.keys(columns).map((_, at, { length }) => {
        const number = numbers[at];
        return number === undefined ? '' : at === length - 1 ? MONEY.format(number) : String(number);
      }),
      isAlone: label === '',
    })),
    on: chineseDate(madeOn),
  }),
};

function dayOr(date: CivilDate | null): string {
  return date === null ? '' : chineseDate(date);
}
