import { PDFDocument, PDFName, PDFNumber, PDFObjectCopier, PDFOperator, PDFPage, type PDFRef } from 'pdf-lib';
import sharp from 'sharp';
import { openForeign, shownSize, UnboundFile, upright } from './foreign-pages.ts';
import { type OutlineEntry, setOutline } from './outline.ts';
import { CommonStructure } from './structure.ts';

/** A4, in points. */
const SHORT = 595.28;
const LONG = 841.89;
const MARGIN = 42;
/** 200 dots an inch over a whole page: what a printer shows of a photograph. The original stays on record. */
const LONG_PIXELS = 2339;
const SHORT_PIXELS = 1654;
const QUALITY = 80;
/** A stamp's width and height, as `stamps` prints them, and how far from the page's corner it stands. */
const STAMP = { width: 481.9, height: 22.7, right: 42, top: 14 };

/** What was bound under one title. */
export interface Bound {
  pages: PDFPage[];
  tops: PDFRef[];
  /** What a paper of our own is called at its head; one form may have two names, as 诉前调解委派函 and 委托调解函. */
  title?: string;
}

/** 装订: puts papers, pictures and other people's PDFs together into one file, page by page. */
export class Binding {
  readonly #document: PDFDocument;
  readonly #structure: CommonStructure;
  #conforms = true;

  private constructor(document: PDFDocument) {
    this.#document = document;
    this.#structure = new CommonStructure(document.context);
  }

  static async begin(): Promise<Binding> {
    return new Binding(await PDFDocument.create({ updateMetadata: false }));
  }

  /** False once it holds pages of other makers, of which nobody knows whether they are PDF/A. */
  get conforms(): boolean {
    return this.#conforms;
  }

  /** One of our own, tagged, as it is. */
  async paper(pdf: Uint8Array): Promise<Bound> {
    const source = await PDFDocument.load(pdf, { updateMetadata: false });
    const copier = PDFObjectCopier.for(source.context, this.#document.context);
    const pages = source.getPages().map((page) => {
      const ref = copier.copy(page.ref);
      return PDFPage.of(this.#document.context.lookup(ref) as PDFPage['node'], ref, this.#document);
    });
    // Its properties name the form and the case.
    const title = source.getTitle()?.split(' ')[0];
    return { pages, title, tops: [this.#structure.adopt(source, copier, pages)] };
  }

  /** A file that was handed in. Throws UnboundFile for one that cannot be bound. */
  async file(bytes: Uint8Array, mediaType: string, title: string): Promise<Bound> {
    if (mediaType === 'application/pdf') return this.#foreign(bytes, title);
    if (mediaType.startsWith('image/')) return this.#image(bytes, title);
    throw new UnboundFile('录音、录像等文件不能印制');
  }

  /** The right way up (EXIF), no larger than is printed, on a page that lies as the picture lies. */
  async #image(bytes: Uint8Array, title: string): Promise<Bound> {
    const { data, info } = await normalised(bytes);
    const picture = await this.#document.embedJpg(data);
    const page = this.#page(info.width > info.height);
    const fitted = picture.scaleToFit(page.getWidth() - 2 * MARGIN, page.getHeight() - 2 * MARGIN);
    const top = this.#asFigure(page, title, () =>
      page.drawImage(picture, {
        ...fitted,
        x: (page.getWidth() - fitted.width) / 2,
        y: (page.getHeight() - fitted.height) / 2,
      }),
    );
    return { pages: [page], tops: [top] };
  }

  async #foreign(bytes: Uint8Array, title: string): Promise<Bound> {
    const source = await openForeign(bytes);
    const bound: Bound = { pages: [], tops: [] };
    for (const [index, original] of source.getPages().entries()) {
      const size = shownSize(original);
      const page = this.#page(size.width > size.height);
      const room = { width: page.getWidth() - 2 * MARGIN, height: page.getHeight() - 2 * MARGIN };
      const scale = Math.min(room.width / size.width, room.height / size.height, 1);
      const { rotate, x, y } = upright(original, scale);
      const { left, bottom } = {
        left: (page.getWidth() - size.width * scale) / 2,
        bottom: (page.getHeight() - size.height * scale) / 2,
      };
      const embedded = await this.#embedded(original);
      const alt = `${title}，第${index + 1}页`;
      bound.tops.push(
        this.#asFigure(page, alt, () => {
          if (embedded) page.drawPage(embedded, { x: left + x, y: bottom + y, xScale: scale, yScale: scale, rotate });
        }),
      );
      bound.pages.push(page);
    }
    this.#conforms = false;
    return bound;
  }

  /** Null for a page on which there is nothing. */
  async #embedded(page: PDFPage) {
    if (page.node.Contents() === undefined) return null;
    const { x, y, width, height } = page.getCropBox();
    const box = { left: x, bottom: y, right: x + width, top: y + height };
    try {
      const [embedded] = await this.#document.embedPages([page], [box]);
      await embedded?.embed();
      return embedded ?? null;
    } catch {
      throw new UnboundFile('PDF 文件损坏，不能读取');
    }
  }

  #page(isWide: boolean): PDFPage {
    const page = PDFPage.create(this.#document);
    page.setSize(isWide ? LONG : SHORT, isWide ? SHORT : LONG);
    return page;
  }

  #asFigure(page: PDFPage, alt: string, drawing: () => void): PDFRef {
    const { context } = this.#document;
    page.pushOperators(
      PDFOperator.of('BDC' as never, [PDFName.of('Figure'), context.obj({ MCID: PDFNumber.of(0) }) as never]),
    );
    drawing();
    page.pushOperators(PDFOperator.of('EMC' as never));
    return this.#structure.figure(page, alt);
  }

  /** The whole, in this order; every page gets the stamp of its number. */
  async finish(bound: readonly Bound[], stamps: Uint8Array, outline: readonly OutlineEntry[]): Promise<Uint8Array> {
    const pages = bound.flatMap((each) => each.pages);
    for (const page of pages) this.#document.addPage(page);
    const labels = await this.#document.embedPdf(
      stamps,
      pages.map((_, index) => index),
    );
    pages.forEach((page, index) => {
      const label = labels[index];
      if (!label) throw new Error('a page without a number');
      const x = page.getWidth() - STAMP.right - STAMP.width;
      page.drawPage(label, { x, y: page.getHeight() - STAMP.top - STAMP.height });
    });
    setOutline(this.#document, outline);
    this.#structure.finish(
      this.#document.catalog,
      bound.flatMap(({ tops }) => tops),
    );
    return this.#document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  }
}

async function normalised(bytes: Uint8Array) {
  try {
    const image = sharp(bytes, { failOn: 'error' }).rotate();
    const { width = 0, height = 0, orientation = 1 } = await sharp(bytes).metadata();
    const isWide = orientation >= 5 ? height > width : width > height;
    return await image
      .resize({
        width: isWide ? LONG_PIXELS : SHORT_PIXELS,
        height: isWide ? SHORT_PIXELS : LONG_PIXELS,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
  } catch {
    throw new UnboundFile('图片格式不能识别或者文件损坏');
  }
}
