import { writeXlsx } from 'hucre/xlsx';
import { templateHeadings } from '../../domain/mass/roll-columns.ts';

/** Excel's format code for text: ID numbers stay what was typed. */
const AS_TEXT = '@';
const LINES_PREPARED = 2_000;

/** 名单模板: an XLSX with the headings and text columns, to be filled in. */
export async function rollTemplate(): Promise<Buffer> {
  const columns = templateHeadings.map((header) => ({ header, width: 20, numFmt: AS_TEXT }));
  const empty = templateHeadings.map(() => '');
  const rows = [[...templateHeadings], ...Array.from({ length: LINES_PREPARED }, () => empty)];
  return Buffer.from(await writeXlsx({ sheets: [{ name: '名单', columns, rows }] }));
}
