import { PDFDocument } from 'pdf-lib';
import type { BoundDossier, DossierFacts, DossierLine } from '../../domain/documents/dossier/dossier-facts.ts';
import {
  backCover,
  dossierContents,
  dossierCover,
  dossierNote,
  enclosureNote,
} from '../../domain/documents/dossier/dossier-forms.ts';
import { makeConforming } from '../conformance/make-conforming.ts';
import type { PaperMarks } from '../marks.ts';
import { type DocumentRenderer, DocumentTooLargeError } from '../render.ts';
import { Binding, type Bound } from './binding.ts';
import { UnboundFile } from './foreign-pages.ts';
import { type Stamp, stampsHtml } from './stamps.ts';

/** What is bound under one title, read when its turn comes: no more than one is in memory as it was handed in. */
export interface DossierEntry {
  title: string;
  /** 2: belongs to the entry before it, as evidence to its list. */
  level: 1 | 2;
  /** Which of several of one title it is, such as its day. */
  which?: string;
  load(): Promise<{ paper: Uint8Array } | { file: Uint8Array; mediaType: string; sha256: string }>;
}

export interface DossierOrder {
  facts: DossierFacts;
  entries: readonly DossierEntry[];
  /** For the cover. */
  marks: PaperMarks;
  /** Told after every entry. */
  onProgress?(done: number, total: number): Promise<void>;
}

/** More than any case fills; a hostile PDF may claim a million. */
const MOST_PAGES = 3_000;
/** Contents are printed with the page numbers that their own length leads to; two attempts settle it. */
const MOST_ATTEMPTS = 4;

interface BoundEntry {
  title: string;
  level: 1 | 2;
  remark: string;
  bound: Bound;
}

/**
 * 装订卷宗: cover, contents with the right page numbers, the entries in their order, note and back cover in one tagged PDF with
 * bookmarks and a number on every page. What cannot be bound is replaced by a page that says so. PDF/A-2a and PDF/UA-1 as
 * long as no PDF of another maker is bound in it.
 * @throws DocumentTooLargeError
 */
export async function makeDossier(renderer: DocumentRenderer, order: DossierOrder): Promise<Buffer> {
  const { facts, entries, marks, onProgress } = order;
  const binding = await Binding.begin();
  const bound: BoundEntry[] = [];
  let pages = 0;
  for (const [index, entry] of entries.entries()) {
    const added = await bind(renderer, binding, facts, entry);
    pages += added.bound.pages.length;
    if (pages > MOST_PAGES) throw new DocumentTooLargeError(`A dossier of more than ${MOST_PAGES} pages`);
    bound.push(added);
    await onProgress?.(index + 1, entries.length);
  }

  const { leaves, whole } = await coversOf(renderer, facts, bound, marks);
  const [cover, contents, note, last] = await inTurn(leaves, (pdf) => binding.paper(pdf));
  if (!cover || !contents || !note || !last) throw new Error('a dossier without covers');
  const inOrder = [cover, contents, ...bound.map((each) => each.bound), note, last];
  const titles = ['封面', '卷内目录', ...bound.map(({ title }) => title), '卷宗情况说明', '封底'];
  const levels = [1, 1, ...bound.map(({ level }) => level), 1, 1] as const;
  let page = 1;
  const outline = inOrder.map((each, index) => {
    const entry = { title: titles[index] ?? '', level: levels[index] ?? 1, page };
    page += each.pages.length;
    return entry;
  });
  const captions = bound.flatMap(({ title, bound: { pages: own } }) => own.map(() => title));
  const labels = labelsOf(whole.totalPages, cover.pages.length + contents.pages.length, captions);
  const stamps = await renderer.printUntagged(stampsHtml(labels));
  const file = await binding.finish(inOrder, stamps, outline);
  const title = `${facts.words.title} ${facts.number}`;
  return makeConforming(file, { title, madeAt: Date.now(), conforms: binding.conforms });
}

async function bind(
  renderer: DocumentRenderer,
  binding: Binding,
  facts: DossierFacts,
  { title, level, which = '', load }: DossierEntry,
): Promise<BoundEntry> {
  const content = await load();
  if ('paper' in content) {
    const bound = await binding.paper(content.paper);
    const called = bound.title ?? title;
    return { title: which === '' ? called : `${called}（${which}）`, level, remark: '', bound };
  }
  try {
    return { title, level, remark: '', bound: await binding.file(content.file, content.mediaType, title) };
  } catch (error) {
    if (!(error instanceof UnboundFile)) throw error;
    const note = enclosureNote(facts, { name: title, reason: error.message, sha256: content.sha256 });
    const { pdf } = await renderer.renderPdf('enclosure-note', note);
    return { title, level, remark: '未装订', bound: await binding.paper(pdf) };
  }
}

/** The leaves before and after, printed until the numbers that they tell are those that they lead to. */
async function coversOf(
  renderer: DocumentRenderer,
  facts: DossierFacts,
  bound: readonly BoundEntry[],
  marks: PaperMarks,
) {
  let [frontPages, backPages] = [2, 2];
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const whole = numbered(bound, frontPages, backPages);
    const leaves = [
      (await renderer.renderPdf('dossier-cover', dossierCover(facts, whole), marks)).pdf,
      (await renderer.renderPdf('dossier-contents', dossierContents(facts, whole))).pdf,
      (await renderer.renderPdf('dossier-note', dossierNote(facts, whole))).pdf,
      (await renderer.renderPdf('back-cover', backCover(facts, whole))).pdf,
    ];
    const [cover = 0, contents = 0, note = 0, last = 0] = await inTurn(leaves, pagesOf);
    if (cover + contents === frontPages && note + last === backPages) return { leaves, whole };
    [frontPages, backPages] = [cover + contents, note + last];
  }
  throw new Error('the contents of a dossier do not settle');
}

async function pagesOf(pdf: Uint8Array): Promise<number> {
  return (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();
}

function numbered(bound: readonly BoundEntry[], frontPages: number, backPages: number): BoundDossier {
  let page = frontPages + 1;
  const lines = bound.map(({ title, remark, bound: { pages } }): DossierLine => {
    const line = { title, firstPage: page, pages: pages.length, remark };
    page += pages.length;
    return line;
  });
  return { lines, totalPages: page - 1 + backPages };
}

/** What is stamped on each page: on the left what it belongs to, on the right its number. */
function labelsOf(total: number, before: number, captions: readonly string[]): Stamp[] {
  return Array.from({ length: total }, (_, index) => ({
    caption: captions[index - before] ?? '',
    number: `第${index + 1}页 共${total}页`,
  }));
}

async function inTurn<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await act(item));
  return done;
}
