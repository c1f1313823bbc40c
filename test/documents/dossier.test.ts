import {
  degrees,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  StandardFonts,
} from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FormCode } from '../../domain/documents/form.ts';
import { type DossierEntry, makeDossier } from '../../documents/dossier/make-dossier.ts';
import { NO_MARKS } from '../../documents/marks.ts';
import { createDocumentRenderer } from '../../documents/render.ts';
import { samples } from '../../documents/samples/index.ts';
import { sampleDossier } from '../../documents/samples/sample-dossier.ts';
import { isTagged, textOfPages } from './read-pdf.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

function paper(code: FormCode): DossierEntry {
  const view = samples[code]();
  const load = async () => ({ paper: (await renderer.renderPdf(code, view as never)).pdf });
  return { title: view.title, level: 1, load };
}

function piece(title: string, mediaType: string, file: Uint8Array): DossierEntry {
  return { title, level: 2, load: async () => ({ file, mediaType, sha256: 'ab'.repeat(32) }) };
}

/** Broader than high as it was stored, and to be turned by 90 degrees (EXIF orientation 6): red is at the top right then. */
async function turnedPhoto(): Promise<Uint8Array> {
  const red = Buffer.from('<svg width="400" height="200"><rect width="400" height="200" fill="red"/></svg>');
  return sharp({ create: { width: 1600, height: 1000, channels: 3, background: '#fff' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** Two pages, the second shown turned; with a stamp that is an annotation. */
async function foreignPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  pdf.addPage([400, 600]).drawText('first page', { x: 20, y: 500, font });
  const second = pdf.addPage([400, 600]);
  second.setRotation(degrees(90));
  second.drawText('second page', { x: 20, y: 500, font });
  const stamp = pdf.context.register(
    pdf.context.stream('BT /F 20 Tf (STAMPED) Tj ET', {
      Type: 'XObject',
      BBox: [0, 0, 100, 30],
      Resources: { Font: { F: font.ref } },
    }),
  );
  const annotation = { Type: 'Annot', Subtype: 'Stamp', Rect: [20, 20, 120, 50], F: 4, AP: { N: stamp } };
  second.node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(pdf.context.obj(annotation))]));
  return pdf.save();
}

interface Bookmark {
  title: string;
  page: number;
  below: Bookmark[];
}

function bookmarks(pdf: PDFDocument, parent = pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict)): Bookmark[] {
  const found: Bookmark[] = [];
  for (let next = parent.lookup(PDFName.of('First')); next instanceof PDFDict; next = next.lookup(PDFName.of('Next'))) {
    const target = next.lookup(PDFName.of('Dest'), PDFArray).get(0);
    const page = pdf.getPages().findIndex(({ ref }) => ref === target) + 1;
    const title = next.lookup(PDFName.of('Title'), PDFHexString).decodeText();
    found.push({ title, page, below: bookmarks(pdf, next) });
  }
  return found;
}

describe('a dossier', () => {
  let bytes: Uint8Array;
  let pdf: PDFDocument;
  let pages: string[];
  beforeAll(async () => {
    const entries = [
      paper('application'),
      paper('acceptance-register'),
      paper('evidence-list'),
      piece('证据1：院墙照片', 'image/jpeg', await turnedPhoto()),
      piece('证据2：通话录音', 'audio/mpeg', Buffer.from('ID3')),
      piece('证据3：打不开的文件', 'application/pdf', Buffer.from('%PDF-1.7\nbroken')),
      piece('证据4：鉴定意见', 'application/pdf', await foreignPdf()),
      paper('agreement'),
    ];
    const told: number[] = [];
    bytes = await makeDossier(renderer, {
      ...{ facts: sampleDossier, entries, marks: NO_MARKS },
      onProgress: async (done) => void told.push(done),
    });
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    pdf = await PDFDocument.load(bytes);
    pages = await textOfPages(bytes);
  });

  test('has its papers in order, every page with its number', () => {
    const numbered = pages.map((text, index) => text.includes(`第${index + 1}页共${pages.length}页`));
    expect(numbered).toEqual(pages.map(() => true));
    expect(pages[0]).toContain('卷名李秀兰与王䶮之间的房屋宅基地纠纷卷号杨坪人调字〔2026〕第12号');
    expect(pages[2]).toContain('人民调解申请书');
    expect(pages.at(-4)).toContain('人民调解协议书');
    expect(pages.at(-2)).toContain(`共${pages.length}页`);
    expect(pages.at(-1)).toContain('封底');
  });

  test('says in its contents where each begins, and bookmarks lead there', () => {
    const marks = bookmarks(pdf);
    expect(marks.map(({ title, page }) => `${page} ${title}`)).toEqual([
      ...['1 封面', '2 卷内目录', '3 人民调解申请书', '4 人民调解受理登记表', '5 人民调解证据材料'],
      ...[`${pages.length - 3} 人民调解协议书`, `${pages.length - 1} 卷宗情况说明`, `${pages.length} 封底`],
    ]);
    expect(marks[4]?.below.map(({ title, page }) => `${page} ${title}`)).toEqual([
      ...['6 证据1：院墙照片', '7 证据2：通话录音', '8 证据3：打不开的文件', '9 证据4：鉴定意见'],
    ]);
    const lines = ['3人民调解证据材料5', '4证据1：院墙照片6', '5证据2：通话录音7未装订', '7证据4：鉴定意见9—10'];
    for (const line of [...lines, '8人民调解协议书11—12']) expect(pages[1]).toContain(line);
  });

  test('binds pictures the right way up, and other people’s pages as they are shown, with their stamps', () => {
    const photo = pdf.getPage(5);
    expect(photo.getHeight()).toBeGreaterThan(photo.getWidth());
    expect(pages[8]).toContain('firstpage');
    expect(pages[9]).toContain('secondpage');
    expect(pages[9]).toContain('STAMPED');
    const turned = pdf.getPage(9);
    expect(turned.getWidth()).toBeGreaterThan(turned.getHeight());
  });

  test('says in the place of what cannot be bound what it is and why', () => {
    expect(pages[6]).toContain('录音、录像等文件不能印制');
    expect(pages[7]).toContain('PDF文件损坏，不能读取');
    expect(pages.at(-2)).toContain('未能装订的材料2件：证据2：通话录音；证据3：打不开的文件');
  });

  test('is tagged as a whole: every page’s number leads to its own elements, no name stands twice', () => {
    expect(isTagged(pdf)).toBe(true);
    const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    const numbers = root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray);
    const keys = pdf.getPages().map(({ node }) => node.lookup(PDFName.of('StructParents'), PDFNumber).asNumber());
    expect(new Set(keys).size).toBe(pages.length);
    for (const [index, key] of keys.entries()) {
      const elements = numbers.lookup(key * 2 + 1, PDFArray);
      const owner = elements.asArray().find((element) => element instanceof PDFRef);
      const page = pdf.context.lookup(owner, PDFDict).get(PDFName.of('Pg'));
      if (page) expect(page).toBe(pdf.getPage(index).ref);
    }
    const ids = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const id = object instanceof PDFDict ? object.get(PDFName.of('ID')) : undefined;
      return id === undefined ? [] : [String(id)];
    });
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('claims to be PDF/A and PDF/UA only where no page of another maker is bound', async () => {
    const entries = [paper('application')];
    const own = await makeDossier(renderer, { facts: sampleDossier, entries, marks: NO_MARKS });
    const claims = /<pdfaid:part>2</;
    expect(Buffer.from(own).toString('latin1')).toMatch(claims);
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(claims);
  });
});

test('three hundred pages of photographs do not fill the memory', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const;
  const photo = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 90 })
    .toBuffer();
  const entries = Array.from({ length: 300 }, (_, index) => piece(`证据${index + 1}`, 'image/jpeg', photo));
  const before = process.memoryUsage().rss;
  let most = 0;
  const measure = async () => {
    most = Math.max(most, process.memoryUsage().rss - before);
  };
  const bytes = await makeDossier(renderer, { facts: sampleDossier, entries, marks: NO_MARKS, onProgress: measure });
  await measure();
  const MB = 1024 * 1024;
  expect((await PDFDocument.load(bytes)).getPageCount()).toBeGreaterThan(310);
  // The file itself is held a few times over; read at once the photographs would take 430 MB.
  expect(most).toBeLessThan(5 * bytes.length + 150 * MB);
}, 240_000);
