import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { withArtifactsMarked } from '../../documents/conformance/artifacts.ts';
import { makeConforming } from '../../documents/conformance/make-conforming.ts';
import { type DossierEntry, makeDossier } from '../../documents/dossier/make-dossier.ts';
import type { PaperMarks } from '../../documents/marks.ts';
import { createDocumentRenderer } from '../../documents/render.ts';
import { sampleDossier } from '../../documents/samples/sample-dossier.ts';
import { FORM_CODES, samples } from '../../documents/samples/index.ts';
import type { FormCode, FormViews } from '../../domain/documents/form.ts';
import { fontsOf, isTagged, textOf } from './read-pdf.ts';
import { findVeraPdf, verdictsOn } from './verapdf.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

const pdfs = new Map<string, Uint8Array>();

/** A dossier's own leaves, which get their numbers when it is bound. */
const STAMPED = new Set(['dossier-cover', 'dossier-contents', 'dossier-note', 'back-cover', 'enclosure-note']);

describe.each(FORM_CODES)('%s', (code) => {
  test('prints all of its sample, readable by machine, its properties set and every font inside as TrueType', async () => {
    const view = samples[code]();
    const bytes = await print(code, code, view);
    const text = await textOf(bytes);
    for (const expected of [...(STAMPED.has(code) ? [] : ['—1—']), view.title, ...textsOf({ ...view, number: '' })])
      expect(text).toContain(expected.replace(/\s+/g, ''));
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    // A warning's number is written in by hand.
    expect(pdf.getTitle()).toBe(`${view.title} ${view.number}`.trim());
    expect(pdf.catalog.lookup(PDFName.of('Lang'), PDFString).decodeText()).toBe('zh-CN');
    expect(isTagged(pdf)).toBe(true);
    expect(fontsOf(pdf)).not.toEqual([]);
    for (const font of fontsOf(pdf)) expect(font).toMatchObject({ kind: 'CIDFontType2', embedded: true });
  });
});

test('veraPDF finds every form to be PDF/A-2a and PDF/UA-1, also over many pages and with pictures', async (context) => {
  const vera = await findVeraPdf();
  if ('missing' in vera) {
    console.warn(`PDF/A and PDF/UA are not checked: veraPDF is not to be had, ${vera.missing}`);
    return context.skip();
  }
  for (const code of FORM_CODES) await print(`${code}-long`, code, longer(samples[code]()), MARKS);
  pdfs.set('dossier', await bound(['application', 'evidence-list', 'agreement', 'household-file']));
  const verdicts = await verdictsOn(vera.classPath, pdfs);
  const valid = [...pdfs.keys()].map((name) => [name, ['PASS 2a', 'PASS ua1']] as const);
  expect(Object.fromEntries(verdicts)).toEqual(Object.fromEntries(valid));
}, 300_000);

async function print<Code extends FormCode>(
  name: string,
  code: Code,
  view: FormViews[Code],
  marks?: PaperMarks,
): Promise<Uint8Array> {
  const { pdf } = await renderer.renderPdf(code, view, marks);
  pdfs.set(name, pdf);
  return pdf;
}

/** 卷宗 of papers of our own and a picture that lies on its side: bound, its structure, stamps and bookmarks are of one file. */
async function bound(codes: FormCode[]): Promise<Uint8Array> {
  const papers = codes.map((code): DossierEntry => {
    const load = async () => ({ paper: pdfs.get(`${code}-long`) ?? new Uint8Array() });
    return { title: samples[code]().title, level: 1, load };
  });
  const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#7a4' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const load = async () => ({ file: picture, mediaType: 'image/jpeg', sha256: '' });
  const entries = papers.toSpliced(2, 0, { title: '证据1：院墙照片', level: 2, load });
  return makeDossier(renderer, { facts: sampleDossier, entries, marks: MARKS });
}

/** Every list of a view eight entries long, and every picture one with transparent parts. */
function longer<Value>(value: Value): Value {
  if (Array.isArray(value) && value.length > 0) return repeated(value.map(withDrawing)) as Value;
  if (typeof value !== 'object' || value === null) return withDrawing(value);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, longer(entry)])) as Value;
}

function repeated<Entry>(entries: Entry[]): Entry[] {
  return Array.from({ length: 8 }, (_, index) => entries[index % entries.length] as Entry);
}

function withDrawing<Value>(value: Value): Value {
  if (typeof value === 'string' && value.startsWith('data:')) return DRAWING as Value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withDrawing(entry)])) as Value;
}

/** What a view says in more than a word (the number of a meeting is in the properties only); some of its short fields are for other forms that share it. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.length < 12 || value.startsWith('data:') ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const MARKS: PaperMarks = {
  verification: { url: 'https://example.cn/verify/ABCD1234EFGH5678', code: 'ABCD1234EFGH5678' },
  progress: 'https://example.cn/progress?number=1',
  correction: '本件更正2026年11月20日的同名文书。',
};

const DRAWING =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAADwAAAAUCAYAAADRA14pAAABUUlEQVRYw+WWMXaEIBRFr0ljymlTZgvZRhZBYZHC5VhYULCKrCOLmEVMmULJfFAyHzQzJPPO8RwV5HD9vAfN4eX1gfp1utBugV4z0F+DfQdacdn5fQcYzWCPT4fn5tZEStgW+IzaP4Aj8DZfx5U+gWqucAybkuNc6THRZ6gdWAvr1Se+9c+dh64ReBD3Gti1vicmT0v4vkZgw1QNmAIqV/Kbce19bcB+kpbJm7lyhOlt5+fvsRrFPmxYhoF638tQrm+L9BOsmSexlnzd3Dawj0p9uyuwBPVLo2Xyg9zwfUCUyrDNt1lKLWnN8jIsg8EVwErf7m2ThUphYRkQI5fPvDeFXQM2SlipnnApapa4hPVjXEUxsJ9Erpdc9IN8tWNwQxiEll8OqVjSwwPn8NgyCUP6TCtV4vnNkhXu2eePO0Jvx1ocBq4pzcHjX+muYO8S+Au3N0c4dlG+PAAAAABJRU5ErkJggg==';

test('what stands outside the structure is an artifact; what is marked and what paints nothing stays', () => {
  const content = [
    'q',
    '0 g',
    'BT',
    '<01> Tj',
    'ET',
    'Q',
    'q',
    '0 0 9 9 re',
    'W* n',
    '/P <</MCID 0 >>BDC',
    '/X9 Do',
    'EMC',
    'Q',
  ];
  const once = withArtifactsMarked(content.join('\n'));
  expect(once.split('\n')).toEqual(['/Artifact BMC', ...content.slice(0, 9), 'EMC', ...content.slice(9)]);
  expect(withArtifactsMarked(once)).toBe(once);
});

test('a file that is laid out in another way is refused', () => {
  const properties = { title: '终止调解通知书', madeAt: 0 };
  expect(() => makeConforming(Buffer.from('%PDF-1.7\nstartxref\n0\n%%EOF'), properties)).toThrow(/cross-reference/);
});
