import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { FormCode, FormViews } from '../domain/documents/form.ts';
import { PdfBrowser } from './browser.ts';
import { makeConforming } from './conformance/make-conforming.ts';
import { prepareFonts } from './fonts/prepare-fonts.ts';
import { assertAllPrintable } from './fonts/missing-glyphs.ts';
import { NO_MARKS, type PaperMarks } from './marks.ts';
import { loadTemplates } from './templates.ts';

const LARGEST_HTML = 4 * 1024 * 1024;
const LARGEST_PDF = 32 * 1024 * 1024;

export type RenderedDocument = {
  pdf: Uint8Array;
  /** Of the PDF's bytes, in hex. */
  sha256: string;
};

export type DocumentRenderer = {
  /**
   * An official form as an A4 PDF that is PDF/A-2a and PDF/UA-1: tagged, titled, fonts embedded. Two calls give the same pages but
   * not the same bytes (the PDF carries its time), so a document is rendered once and kept. Throws MissingGlyphError,
   * DocumentTooLargeError, PrintTimeoutError, PrinterClosedError.
   */
  renderPdf: <Code extends FormCode>(
    code: Code,
    view: FormViews[Code],
    marks?: PaperMarks,
  ) => Promise<RenderedDocument>;
  /** What becomes part of other pages: untagged, as it is given. Throws as `renderPdf` does. */
  printUntagged: (html: string) => Promise<Uint8Array>;
  /** The process of the browser, if one runs. */
  browserPid: () => Promise<number | undefined>;
  /** Ends the browser; what is being printed is finished first. */
  close: () => Promise<void>;
};

export type RendererOptions = {
  /** For the unpacked browser and the font configuration. Default `~/.cache/fengqiao`. */
  cacheDir?: string;
  /** Documents printed at the same time. Default: one a core, four at most. */
  tabs?: number;
  /** For one document, in ms. Default 20,000. */
  timeLimitMs?: number;
};

/** A document is larger than any real case makes it. */
export class DocumentTooLargeError extends Error {
  override name = 'DocumentTooLargeError';
}

/** The browser starts with the first document. One renderer serves a whole process. A wrong font fails every document. */
export function createDocumentRenderer(options: RendererOptions = {}): DocumentRenderer {
  const cacheDir = options.cacheDir ?? join(homedir(), '.cache', 'fengqiao');
  const fill = loadTemplates();
  const press = openPress(cacheDir, options);
  // Whoever prints hears of it.
  press.catch(() => undefined);

  return {
    renderPdf: async (code, view, marks = NO_MARKS) => {
      const { fonts, browser } = await press;
      const html = fill(code, view, marks);
      assertAllPrintable(html, fonts.characters);
      assertSize('HTML', Buffer.byteLength(html), LARGEST_HTML);
      const printed = await browser.print(html);
      const pdf = makeConforming(printed, { title: `${view.title} ${view.number}`.trim(), madeAt: Date.now() });
      assertSize('PDF', pdf.length, LARGEST_PDF);
      return {
        pdf,
        sha256: createHash('sha256').update(pdf).digest('hex'),
      };
    },
    printUntagged: async (html) => {
      const { fonts, browser } = await press;
      assertAllPrintable(html, fonts.characters);
      assertSize('HTML', Buffer.byteLength(html), LARGEST_HTML);
      return browser.print(html, false);
    },
    browserPid: async () => (await press).browser.pid(),
    close: async () => (await press.catch(() => undefined))?.browser.close(),
  };
}

async function openPress(cacheDir: string, options: RendererOptions) {
  const fonts = await prepareFonts(cacheDir);
  return { fonts, browser: new PdfBrowser({ ...options, cacheDir, fontsConfigFile: fonts.configFile }) };
}

function assertSize(what: string, bytes: number, limit: number): void {
  if (bytes > limit) throw new DocumentTooLargeError(`The document's ${what} has ${bytes} bytes, more than ${limit}`);
}
