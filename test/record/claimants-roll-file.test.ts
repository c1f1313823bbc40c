import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readRoll } from '../../domain/mass/roll.ts';
import { readTable } from '../../record/import/read-table.ts';
import { rollTemplate } from '../../record/import/roll-template.ts';
import { inventedId } from '../domain/mass/resident-ids.ts';

const MOST_BYTES = 5 * 1024 * 1024;
const limits = { today: '2026-03-09', mostClaimants: 2_000, mostAmountFen: 10_000_000_00 };

async function entriesOf(bytes: Buffer) {
  return readRoll((await readTable(bytes, MOST_BYTES)).table, limits);
}

async function workbook(rows: (string | number | Date | null)[][], more: object = {}): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows, ...more }] }));
}

const csv = `姓名,身份证号,金额(元),欠条\r\n张三,${inventedId(1)},"1,200.50",有\r\n李四,${inventedId(2)},800,\r\n`;
const asRead = [
  { facts: { name: '张三', idNumber: inventedId(1) }, amountFen: 120_050, acknowledged: true },
  { facts: { name: '李四', idNumber: inventedId(2) }, amountFen: 80_000, acknowledged: false },
];

/** GBK as Windows in China writes it; Node only reads it. */
function inGbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      codes.set(decoder.decode(bytes), bytes);
    }
  }
  return Buffer.concat([...text].map((character) => codes.get(character) ?? Buffer.from(character, 'ascii')));
}

describe('a roll’s file', () => {
  it.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${csv}`)],
    ['GBK', inGbk(csv)],
    [
      'Unicode text as spreadsheets save it',
      Buffer.from(`\uFEFF${csv.replaceAll(',', '\t').replace('"1\t200.50"', '1200.50')}`, 'utf16le'),
    ],
  ])('is read as CSV in %s', async (_, bytes) => {
    const { entries, faults } = await entriesOf(bytes);
    expect(faults).toEqual([]);
    expect(entries).toMatchObject(asRead);
  });

  it('is read as XLSX, with formulas by the result that was kept', async () => {
    const cells = new Map([['1,2', { value: 1200.5, type: 'formula', formula: '600.25*2', formulaResult: 1200.5 }]]);
    const bytes = await workbook(
      [
        ['姓名', '身份证号', '金额', '欠条'],
        ['张三', inventedId(1), 1200.5, '有'],
        ['李四', inventedId(2), 800, null],
      ],
      { cells },
    );
    const { entries, faults } = await entriesOf(bytes);
    expect(faults).toEqual([]);
    expect(entries).toMatchObject(asRead);
  });

  it('says which cells a spreadsheet has spoilt', async () => {
    const cells = new Map([['3,2', { value: null, type: 'formula', formula: 'A1*2' }]]);
    const bytes = await workbook(
      [
        ['姓名', '身份证号', '金额'],
        ['张三', Number(inventedId(2).slice(0, 17)) * 10, 100],
        ['李四', inventedId(3), new Date('2026-03-01T00:00:00Z')],
        ['王五', inventedId(4), null],
      ],
      { cells },
    );
    const { entries, faults } = await entriesOf(bytes);
    expect(entries).toEqual([]);
    expect(faults.map(({ line, column }) => `${line} ${column}`)).toEqual(['2 身份证号', '3 金额', '4 金额']);
    expect(faults[0]?.message).toContain('后几位丢失');
    expect(faults[1]?.message).toContain('日期');
    expect(faults[2]?.message).toContain('公式没有计算结果');
  });

  it('is taken as the template that was filled in', async () => {
    const template = await rollTemplate();
    const { table } = await readTable(template, MOST_BYTES);
    expect(table[0]).toEqual(['姓名', '身份证号', '金额(元)', '欠条', '电话', '住址']);
    expect((await entriesOf(template)).faults).toEqual([{ line: 1, message: '名单是空的' }]);
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['too large', Buffer.alloc(MOST_BYTES + 1, 0x20)],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a broken workbook', Buffer.from('PK\x03\x04 and no more')],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('is refused when it is %s', async (_, bytes) => {
    await expect(readTable(bytes, MOST_BYTES)).rejects.toMatchObject({ code: 'invalid', path: 'file' });
  });

  it('is refused when it says that it unpacks to far more, and when it does not say so', async () => {
    const honest = await workbook([['姓名', '身份证号', '金额']]);
    for (const declared of [0x7fffffff, 100]) {
      await expect(readTable(inflated(honest, declared), MOST_BYTES)).rejects.toMatchObject({ path: 'file' });
    }
  });

  it('of two thousand people is read whole', async () => {
    const lines = Array.from({ length: 2_000 }, (_, index) => [
      `劳动者${index}`,
      inventedId(index, `19${70 + (index % 30)}01${String(1 + (index % 28)).padStart(2, '0')}`),
      100 + index / 100,
    ]);
    const { entries, faults } = await entriesOf(await workbook([['姓名', '身份证号', '金额'], ...lines]));
    expect(faults).toEqual([]);
    expect(entries).toHaveLength(2_000);
  });
});

/** The workbook with a sheet of 60 MB of blanks in place of its own, which is declared as so many bytes. */
function inflated(workbook: Buffer, declared: number): Buffer {
  const blanks = deflateRawSync(Buffer.alloc(60 * 1024 * 1024, 0x20));
  const end = workbook.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let entryAt = workbook.readUInt32LE(end + 16);
  let written = 0;
  for (let entry = 0; entry < workbook.readUInt16LE(end + 10); entry += 1) {
    const [nameBytes = 0, extraBytes = 0, commentBytes = 0] = [28, 30, 32].map((at) =>
      workbook.readUInt16LE(entryAt + at),
    );
    const central = Buffer.from(workbook.subarray(entryAt, entryAt + 46 + nameBytes));
    const localAt = central.readUInt32LE(42);
    const dataAt = localAt + 30 + workbook.readUInt16LE(localAt + 26) + workbook.readUInt16LE(localAt + 28);
    const isSheet = central.subarray(46).toString() === 'xl/worksheets/sheet1.xml';
    const data = isSheet ? blanks : workbook.subarray(dataAt, dataAt + central.readUInt32LE(20));
    const local = Buffer.from(workbook.subarray(localAt, localAt + 30));
    local.writeUInt16LE(nameBytes, 26);
    local.writeUInt16LE(0, 28);
    if (isSheet) {
      central.writeUInt32LE(data.length, 20);
      central.writeUInt32LE(declared, 24);
      local.writeUInt32LE(data.length, 18);
      local.writeUInt32LE(declared, 22);
    }
    central.writeUInt16LE(0, 30);
    central.writeUInt16LE(0, 32);
    central.writeUInt32LE(written, 42);
    parts.push(local, central.subarray(46), data);
    directory.push(central);
    written += 30 + nameBytes + data.length;
    entryAt += 46 + nameBytes + extraBytes + commentBytes;
  }
  const tail = Buffer.from(workbook.subarray(end, end + 22));
  tail.writeUInt32LE(Buffer.concat(directory).length, 12);
  tail.writeUInt32LE(written, 16);
  tail.writeUInt16LE(0, 20);
  return Buffer.concat([...parts, ...directory, tail]);
}
