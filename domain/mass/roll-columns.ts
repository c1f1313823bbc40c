import type { RollCell } from './roll.ts';

export type RollColumn = 'name' | 'idNumber' | 'amount' | 'acknowledged' | 'phone' | 'address';

/** 名单表头: the first is what the template says, the others are what lists in the field say. */
const HEADINGS: Readonly<Record<RollColumn, readonly string[]>> = {
  name: ['姓名', '名字', '工人姓名', '劳动者', '劳动者姓名', '债权人', '债权人姓名'],
  idNumber: ['身份证号', '身份证号码', '身份证', '居民身份证号', '公民身份号码', '证件号码'],
  amount: ['金额', '欠薪金额', '拖欠金额', '拖欠工资', '欠款金额', '应付金额', '工资金额'],
  acknowledged: ['欠条', '有无欠条', '是否有欠条', '书面欠条'],
  phone: ['电话', '联系电话', '手机', '手机号', '手机号码', '联系方式'],
  address: ['住址', '地址', '联系地址', '家庭住址'],
};

const COLUMNS = Object.keys(HEADINGS) as RollColumn[];
const REQUIRED: readonly RollColumn[] = ['name', 'idNumber', 'amount'];
/** A title, a unit and a note may stand above the headings. */
const LINES_SEARCHED = 10;

/** What users call a column. */
export function headingOf(column: RollColumn): string {
  return HEADINGS[column][0] ?? column;
}

/** The headings of a list that is yet to be filled in. */
export const templateHeadings: readonly string[] = COLUMNS.map((column) =>
  column === 'amount' ? `${headingOf(column)}(元)` : headingOf(column),
);

/** Where the headings are, and which column stands where; null if no line has all that a roll needs. */
export function findHeadings(
  table: readonly (readonly RollCell[])[],
): { line: number; places: Partial<Record<RollColumn, number>> } | null {
  for (const [line, cells] of table.slice(0, LINES_SEARCHED).entries()) {
    const headings = cells.map(normalised);
    const places: Partial<Record<RollColumn, number>> = {};
    for (const column of COLUMNS) {
      const place = headings.findIndex((heading) => HEADINGS[column].includes(heading));
      if (place >= 0) places[column] = place;
    }
    if (REQUIRED.every((column) => places[column] !== undefined)) return { line, places };
  }
  return null;
}

/** `金 额（元）` is `金额`. */
function normalised(cell: RollCell): string {
  if (typeof cell !== 'string') return '';
  return cell
    .normalize('NFKC')
    .replace(/\(.*?\)/gu, '')
    .replace(/[\s*:]/gu, '');
}
