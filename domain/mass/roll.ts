import { identifyPerson } from '../people/identity.ts';
import type { PersonFacts } from '../people/person.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { type Read, readAmount } from './roll-amount.ts';
import { findHeadings, headingOf, type RollColumn } from './roll-columns.ts';

/** A cell of somebody's list: text, a number that the spreadsheet keeps as one, nothing, or what cannot be used. */
export type RollCell = string | number | null | { fault: string };

/** 名单上的一人, as read. */
export interface RollEntry {
  /** Line of the file, from 1, as the spreadsheet shows it. */
  line: number;
  facts: PersonFacts & { idNumber: string };
  amountFen: number;
  acknowledged: boolean;
}

/** What is wrong with one line; `column` is absent where it is the whole line. */
export interface RollFault {
  line: number;
  column?: string;
  message: string;
}

export interface Roll {
  entries: RollEntry[];
  faults: RollFault[];
}

interface Limits {
  /** In Asia/Shanghai. */
  today: CivilDate;
  mostClaimants: number;
  mostAmountFen: number;
}

/** From here on a spreadsheet's number has lost digits: they keep fifteen. */
const DIGITS_LOST_FROM = 1e15;
const LONGEST_NAME = 100;
const LONGEST_ADDRESS = 500;
const SUM_LINES = /^(合计|总计|小计|共计)/u;
const YES = /^(有|是|√|✓|y|yes|true|1)$/iu;
const NO = /^(无|没有|否|×|x|n|no|false|0)$/iu;

/** 读取名单: every line either becomes an entry or says what is wrong with it. Nothing is guessed. */
export function readRoll(table: readonly (readonly RollCell[])[], limits: Limits): Roll {
  const headings = findHeadings(table);
  if (headings === null) {
    return { entries: [], faults: [{ line: 1, message: '没有找到表头:须有“姓名”“身份证号”“金额”三列' }] };
  }
  const roll: Roll = { entries: [], faults: [] };
  const lineOf = new Map<string, number>();
  for (const [index, cells] of table.entries()) {
    const at = (column: RollColumn): RollCell => cells[headings.places[column] ?? -1] ?? null;
    if (index <= headings.line || isNobody(cells, at('name'), at('idNumber'))) continue;
    const line = index + 1;
    const read = readLine(line, at, limits);
    if ('faults' in read) {
      roll.faults.push(...read.faults);
      continue;
    }
    const { idNumber } = read.entry.facts;
    const first = lineOf.get(idNumber);
    if (first === undefined) roll.entries.push(read.entry);
    else roll.faults.push({ line, column: headingOf('idNumber'), message: `与第${first}行是同一个人` });
    lineOf.set(idNumber, first ?? line);
  }
  return { ...roll, faults: [...roll.faults, ...countFaults(roll, limits)] };
}

/** 已在名单: entries of people who are on the case's roll already become faults. */
export function withoutKnown({ entries, faults }: Roll, known: ReadonlySet<string>): Roll {
  const isKnown = ({ facts }: RollEntry) => known.has(facts.idNumber);
  const again = entries
    .filter(isKnown)
    .map(({ line }) => ({ line, column: headingOf('idNumber'), message: '此人已在本案名单上' }));
  return {
    entries: entries.filter((entry) => !isKnown(entry)),
    faults: [...faults, ...again].sort((a, b) => a.line - b.line),
  };
}

function countFaults({ entries, faults }: Roll, { mostClaimants }: Limits): RollFault[] {
  if (entries.length > mostClaimants) return [{ line: 1, message: `一份名单最多${mostClaimants}人` }];
  return entries.length === 0 && faults.length === 0 ? [{ line: 1, message: '名单是空的' }] : [];
}

/** Empty lines, and lines that only sum up. */
function isNobody(cells: readonly RollCell[], name: RollCell, idNumber: RollCell): boolean {
  if (cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''))) return true;
  const first = [name, ...cells].find((cell) => typeof cell === 'string' && cell.trim() !== '');
  return isEmpty(idNumber) && typeof first === 'string' && SUM_LINES.test(first.replace(/\s/gu, ''));
}

function isEmpty(cell: RollCell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}

function readLine(
  line: number,
  at: (column: RollColumn) => RollCell,
  limits: Limits,
): { entry: RollEntry } | { faults: RollFault[] } {
  const faults: RollFault[] = [];
  const take = <T>(column: RollColumn, read: Read<T>): T | undefined => {
    if ('value' in read) return read.value;
    faults.push({ line, column: headingOf(column), message: read.fault });
    return undefined;
  };
  const name = take('name', readText(at('name'), LONGEST_NAME));
  const idNumber = take('idNumber', readIdNumber(at('idNumber')));
  const amountFen = take('amount', readAmount(at('amount'), limits.mostAmountFen));
  const acknowledged = take('acknowledged', readYes(at('acknowledged')));
  const phone = isEmpty(at('phone')) ? undefined : take('phone', readText(at('phone'), LONGEST_NAME));
  const address = isEmpty(at('address')) ? undefined : take('address', readText(at('address'), LONGEST_ADDRESS));
  if (idNumber === undefined) return { faults };
  const { facts, faults: wrong } = identifyPerson({ name: name ?? '', idNumber, phone, address }, limits.today);
  faults.push(...wrong.map(({ message }) => ({ line, column: headingOf('idNumber'), message })));
  if (faults.length > 0 || amountFen === undefined || acknowledged === undefined) return { faults };
  return { entry: { line, facts, amountFen, acknowledged } };
}

/** Words as they stand, without the blanks that pad Chinese names (`张　三`) and the apostrophe that forces text. */
function readText(cell: RollCell, longest: number): Read<string> {
  if (cell !== null && typeof cell === 'object') return cell;
  const text = String(cell ?? '')
    .replace(/^'/u, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .trim();
  if (text === '') return { fault: '未填写' };
  if (text.length > longest) return { fault: `不能超过${longest}个字` };
  return /\p{Cc}|\p{Surrogate}|\uFFFD/u.test(text) ? { fault: '有无法识别的字符,请检查文件编码' } : { value: text };
}

/** A number has been through a spreadsheet that keeps fifteen digits: whatever stood behind them is gone for good. */
function readIdNumber(cell: RollCell): Read<string> {
  if (cell !== null && typeof cell === 'object') return cell;
  const text = String(cell ?? '')
    .normalize('NFKC')
    .replace(/[\s']/gu, '');
  if (text === '') return { fault: '未填写' };
  const isDamaged = (typeof cell === 'number' && cell >= DIGITS_LOST_FROM) || /^\d(\.\d+)?E\+?\d+$/iu.test(text);
  if (isDamaged) return { fault: '已被表格软件改成数值,后几位丢失:请把该列设为“文本”格式后重新填写' };
  return { value: text };
}

function readYes(cell: RollCell): Read<boolean> {
  if (cell !== null && typeof cell === 'object') return cell;
  const text = String(cell ?? '')
    .normalize('NFKC')
    .trim();
  if (text === '' || NO.test(text)) return { value: false };
  return YES.test(text) ? { value: true } : { fault: '请填“有”或者“无”' };
}
