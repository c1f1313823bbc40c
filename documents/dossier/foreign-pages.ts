import {
  degrees,
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFStream,
} from 'pdf-lib';
import { concatTransformationMatrix, drawObject, popGraphicsState, pushGraphicsState } from 'pdf-lib';
import type { PDFPage } from 'pdf-lib';

/** A file that cannot be bound; the message is printed in its place. */
export class UnboundFile extends Error {
  override name = 'UnboundFile';
}

const name = (text: string) => PDFName.of(text);
const HIDDEN = 2;
const NO_VIEW = 32;

/** Opens a PDF that somebody handed in, with what its annotations (stamps, signatures, fields) show made part of its pages. */
export async function openForeign(bytes: Uint8Array): Promise<PDFDocument> {
  const document = await load(bytes);
  try {
    for (const page of document.getPages()) flatten(page);
  } catch {
    throw new UnboundFile('PDF 文件损坏，不能读取');
  }
  if (document.getPageCount() === 0) throw new UnboundFile('PDF 文件没有页面');
  return document;
}

async function load(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false });
  } catch (error) {
    throw new UnboundFile(error instanceof EncryptedPDFError ? 'PDF 文件已加密，不能打开' : 'PDF 文件损坏，不能读取');
  }
}

/** Appearances are put where their annotations stand (ISO 32000-1, 12.5.5); links and scripts are left behind. */
function flatten(page: PDFPage): void {
  const annotations = page.node.lookup(name('Annots'));
  if (!(annotations instanceof PDFArray)) return;
  for (let index = 0; index < annotations.size(); index++) {
    const annotation = annotations.lookup(index);
    if (!(annotation instanceof PDFDict)) continue;
    const flags = annotation.lookup(name('F'));
    if (flags instanceof PDFNumber && (flags.asNumber() & (HIDDEN | NO_VIEW)) !== 0) continue;
    const appearance = appearanceOf(annotation);
    const at = numbersOf(annotation.lookup(name('Rect')));
    if (appearance === null || at.length !== 4) continue;
    const form = page.doc.context.lookup(appearance, PDFStream);
    form.dict.set(name('Subtype'), name('Form'));
    const from = numbersOf(form.dict.lookup(name('BBox')));
    if (from.length !== 4) continue;
    draw(page, appearance, from, at);
  }
}

function appearanceOf(annotation: PDFDict): PDFRef | null {
  const states = annotation.lookup(name('AP'));
  if (!(states instanceof PDFDict)) return null;
  const normal = states.get(name('N'));
  const looked = states.lookup(name('N'));
  if (normal instanceof PDFRef && looked instanceof PDFStream) return normal;
  const state = annotation.lookup(name('AS'));
  if (!(looked instanceof PDFDict) || !(state instanceof PDFName)) return null;
  const one = looked.get(state);
  return one instanceof PDFRef ? one : null;
}

function draw(page: PDFPage, appearance: PDFRef, from: number[], at: number[]): void {
  const [x = 0, y = 0, right = 0, top = 0] = at;
  const [fromX = 0, fromY = 0, fromRight = 0, fromTop = 0] = from;
  const [scaleX, scaleY] = [(right - x) / (fromRight - fromX || 1), (top - y) / (fromTop - fromY || 1)];
  const key = page.node.newXObject('Bound', appearance);
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(scaleX, 0, 0, scaleY, x - fromX * scaleX, y - fromY * scaleY),
    drawObject(key),
    popGraphicsState(),
  );
}

function numbersOf(array: unknown): number[] {
  if (!(array instanceof PDFArray)) return [];
  return array.asArray().flatMap((_, index) => {
    const number = array.lookup(index);
    return number instanceof PDFNumber ? [number.asNumber()] : [];
  });
}

/** How a page that is shown turned clockwise is drawn upright: which way to turn it, and what then to add. */
export function upright(page: PDFPage, scale: number) {
  const { width, height } = page.getCropBox();
  const turned = ((page.getRotation().angle % 360) + 360) % 360;
  switch (turned) {
    case 90:
      return { rotate: degrees(-90), x: 0, y: width * scale };
    case 180:
      return { rotate: degrees(180), x: width * scale, y: height * scale };
    case 270:
      return { rotate: degrees(90), x: height * scale, y: 0 };
    default:
      return { rotate: degrees(0), x: 0, y: 0 };
  }
}

/** As it is shown. */
export function shownSize(page: PDFPage): { width: number; height: number } {
  const { width, height } = page.getCropBox();
  return page.getRotation().angle % 180 === 0 ? { width, height } : { width: height, height: width };
}
