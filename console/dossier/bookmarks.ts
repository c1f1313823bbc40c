import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from 'pdf-lib';

/** An entry of the contents and its first page, counted from 1; `level` 2 belongs to the one before it. */
export interface Bookmark {
  title: string;
  level: 1 | 2;
  page: number;
}

/** 卷内目录, as the bookmarks of a dossier of our own have it (documents/dossier/outline.ts); of any other file, none. */
export async function bookmarksOf(pdf: Uint8Array): Promise<Bookmark[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const root = document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict);
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref.toString(), index + 1]));
  return root === undefined ? [] : below(root, 1, pages);
}

function below(parent: PDFDict, level: 1 | 2, pages: ReadonlyMap<string, number>): Bookmark[] {
  const found: Bookmark[] = [];
  let item = parent.lookupMaybe(PDFName.of('First'), PDFDict);
  while (item !== undefined) {
    const title = item.lookup(PDFName.of('Title'));
    const target = item.lookupMaybe(PDFName.of('Dest'), PDFArray)?.get(0);
    const page = target instanceof PDFRef ? pages.get(target.toString()) : undefined;
    if (page !== undefined && (title instanceof PDFHexString || title instanceof PDFString)) {
      found.push({ title: title.decodeText(), level, page });
    }
    if (level === 1) found.push(...below(item, 2, pages));
    item = item.lookupMaybe(PDFName.of('Next'), PDFDict);
  }
  return found;
}
