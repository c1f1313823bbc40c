import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { Binding } from '../../documents/dossier/binding.ts';
import { UnboundFile } from '../../documents/dossier/foreign-pages.ts';
import { DomainError } from '../../domain/errors.ts';
import { readTable } from '../../record/import/read-table.ts';

const FIVE_MEGABYTES = 5 * 1024 * 1024;

/** A PNG of one colour that says it is so large; some kilobytes that unpack to as many pixels. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const edge = Buffer.alloc(8);
    edge.writeUInt32BE(data.length, 0);
    edge.writeUInt32BE(crc32(body) >>> 0, 4);
    return Buffer.concat([edge.subarray(0, 4), body, edge.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(1, 8);
  const line = Buffer.alloc(Math.ceil(width / 8) + 1);
  const lines = deflateSync(Buffer.alloc(line.length * height), { level: 9 });
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...[chunk('IHDR', head), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))],
  ]);
}

/** A ZIP with these entries, which may lie about how large they are. */
function zip(entries: { name: string; content: Buffer; says?: number }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, says = content.length } of entries) {
    const packed = deflateRawSync(content);
    const file = Buffer.alloc(30);
    file.writeUInt32LE(0x04034b50, 0);
    file.writeUInt16LE(20, 4);
    file.writeUInt16LE(8, 8);
    file.writeUInt32LE(crc32(content) >>> 0, 14);
    file.writeUInt32LE(packed.length, 18);
    file.writeUInt32LE(says, 22);
    file.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    file.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    const local = Buffer.concat([file, Buffer.from(name), packed]);
    locals.push(local);
    directory.push(Buffer.concat([entry, Buffer.from(name)]));
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, listed, end]);
}

const TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`;
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const rels = (type: string, target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;

function workbook(sheet: Buffer, says?: number): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const book = `<workbook xmlns="${main}" xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`;
  return zip([
    { name: '[Content_Types].xml', content: Buffer.from(TYPES) },
    { name: '_rels/.rels', content: Buffer.from(rels('officeDocument', 'xl/workbook.xml')) },
    { name: 'xl/workbook.xml', content: Buffer.from(book) },
    { name: 'xl/_rels/workbook.xml.rels', content: Buffer.from(rels('worksheet', 'worksheets/a.xml')) },
    { name: 'xl/worksheets/a.xml', content: sheet, says },
  ]);
}

/** Refused, or read as what little it is – but soon, and without the memory that it asks for. */
async function isHarmless(file: Buffer): Promise<void> {
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  await readTable(file, FIVE_MEGABYTES).catch((error: unknown) => expect(error).toBeInstanceOf(DomainError));
  expect(performance.now() - startedAt).toBeLessThan(20_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(700 * 1024 * 1024);
}

describe('a table of claimants', () => {
  it('that unpacks to far more than a list is not unpacked', async () => {
    await expect(readTable(workbook(Buffer.alloc(80 * 1024 * 1024, 0x20)), FIVE_MEGABYTES)).rejects.toThrow(
      '展开后过大',
    );
  });

  it('that lies about how much it holds is cut off where it said', async () => {
    const file = workbook(Buffer.alloc(200 * 1024 * 1024, 0x20), 1_000);
    await expect(readTable(file, FIVE_MEGABYTES)).rejects.toBeInstanceOf(DomainError);
  });

  it('whose one cell lies in the last corner of the sheet is no larger for it', async () => {
    const cell = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>';
    const far = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cell}</sheetData></worksheet>`;
    await isHarmless(workbook(Buffer.from(far)));
  });

  it('whose XML multiplies itself, or reads files, does neither', async () => {
    const entities = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const laughs = `<!DOCTYPE a [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">${entities}]>`;
    const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&l12;&f;</t></is></c></row>';
    await isHarmless(workbook(Buffer.from(`${laughs}<worksheet><sheetData>${cell}</sheetData></worksheet>`)));
  });
});

describe('a file that is bound into a dossier', () => {
  it('is no picture of 900 million pixels', async () => {
    const bomb = png(30_000, 30_000);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const binding = await Binding.begin();
    await expect(binding.file(bomb, 'image/png', '照片')).rejects.toBeInstanceOf(UnboundFile);
  });

  it('leaves its scripts, its programs to start and its attachments behind', async () => {
    const source = await PDFDocument.create();
    const page = source.addPage();
    page.drawText('seen');
    const script = { Type: 'Action', S: 'JavaScript', JS: PDFString.of('app.alert("ran")') };
    const launch = { Type: 'Action', S: 'Launch', F: PDFString.of('calc.exe') };
    source.addJavaScript('main', 'app.alert("ran")');
    await source.attach(Buffer.from('MZ'), 'virus.exe', { mimeType: 'application/octet-stream' });
    source.catalog.set(PDFName.of('OpenAction'), source.context.obj(script));
    page.node.set(PDFName.of('AA'), source.context.obj({ O: launch }));
    const link = source.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 500, 500], A: launch });
    page.node.set(PDFName.of('Annots'), source.context.obj([link]));

    const binding = await Binding.begin();
    const bound = await binding.file(await source.save(), 'application/pdf', '材料');
    const stamps = await PDFDocument.create();
    stamps.addPage().drawText('1');
    const dossier = Buffer.from(await binding.finish([bound], await stamps.save(), []));
    const text = dossier.toString('latin1');
    expect(text).not.toMatch(/\/JavaScript|\/JS\b|\/Launch|\/OpenAction|\/EmbeddedFile|\/AA\b|calc\.exe|virus/);
    expect((await PDFDocument.load(dossier)).getPageCount()).toBe(1);
  });
});
