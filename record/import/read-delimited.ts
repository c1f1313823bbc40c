import { parseCsv } from 'hucre/csv';
import type { RollCell } from '../../domain/mass/roll.ts';
import { unreadable } from './unreadable.ts';

/** What spreadsheets in China save text tables in; GB 18030 holds all of GBK. UTF-8 is tried first, because it seldom fits by chance. */
const ENCODINGS = ['utf-8', 'gb18030'] as const;

/** A CSV or tab-separated table; every cell is text. Throws DomainError for what is no text. */
export function readDelimited(bytes: Buffer): RollCell[][] {
  const text = textOf(bytes);
  if (text.includes('\0')) throw unreadable('文件既不是 XLSX 也不是 CSV 表格');
  return parseCsv(text).map((row) => row.map((cell) => (cell === null || cell === '' ? null : String(cell))));
}

function textOf(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  for (const encoding of isUtf16 ? ['utf-16le'] : ENCODINGS) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one may fit.
    }
  }
  throw unreadable('文件编码无法识别:请存为 UTF-8 或者 GBK 编码的 CSV');
}
