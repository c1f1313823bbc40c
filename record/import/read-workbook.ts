import { readXlsx } from 'hucre/xlsx';
import type { RollCell } from '../../domain/mass/roll.ts';
import { unreadable } from './unreadable.ts';
import { unpackedSize } from './unpacked-size.ts';

/** A list of two thousand people unpacks to less than one. */
const MOST_UNPACKED_BYTES = 50 * 1024 * 1024;

/** The first visible sheet of an XLSX workbook. Throws DomainError for what is none, or unpacks to too much. */
export async function readWorkbook(bytes: Buffer): Promise<RollCell[][]> {
  const size = unpackedSize(bytes);
  if (size === null) throw unreadable('文件不是完整的 XLSX 表格');
  if (size > MOST_UNPACKED_BYTES) throw unreadable('表格展开后过大');
  const workbook = await readXlsx(bytes, { sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden }).catch(() => {
    throw unreadable('文件不是完整的 XLSX 表格,或者设有密码');
  });
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw unreadable('表格中没有可见的工作表');
  return sheet.rows.map((row, line) =>
    row.map((value, place) => {
      const cell = sheet.cells?.get(`${line},${place}`);
      return cellOf(value, cell?.type === 'error', cell?.formula !== undefined);
    }),
  );
}

/** A formula counts by the result that its spreadsheet has kept; it is never reckoned here. */
function cellOf(value: unknown, isError: boolean, isFormula: boolean): RollCell {
  if (isError || (typeof value === 'string' && isFormula && value.startsWith('#'))) return { fault: '公式有错误' };
  if (value instanceof Date) return { fault: '是日期,请改成文本' };
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  return isFormula ? { fault: '公式没有计算结果:请在表格软件中打开并保存一次' } : null;
}
