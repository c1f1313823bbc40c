import type { RollCell } from '../../domain/mass/roll.ts';
import { readDelimited } from './read-delimited.ts';
import { readWorkbook } from './read-workbook.ts';
import { unreadable } from './unreadable.ts';

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * 读取表格: XLSX, or CSV in UTF-8 or GBK, told apart by content. Throws DomainError `invalid` on `file`.
 */
export async function readTable(bytes: Buffer, mostBytes: number): Promise<{ table: RollCell[][]; mediaType: string }> {
  if (bytes.length === 0) throw unreadable('文件是空的');
  if (bytes.length > mostBytes) throw unreadable(`文件不能超过${Math.floor(mostBytes / 1024 / 1024)}MB`);
  if (bytes.subarray(0, OLE.length).equals(OLE)) throw unreadable('请将旧版 XLS 或者加密的表格另存为 XLSX');
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) return { table: await readWorkbook(bytes), mediaType: XLSX };
  return { table: readDelimited(bytes), mediaType: 'text/csv' };
}
