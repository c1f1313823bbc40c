import { type PDFDocument, PDFHexString, PDFName, type PDFRef } from 'pdf-lib';

/** 书签: a title and its first page; `level` 2 stands below the last one of level 1. */
export interface OutlineEntry {
  title: string;
  level: 1 | 2;
  /** Counted from 1. */
  page: number;
}

interface Item {
  entry: OutlineEntry;
  ref: PDFRef;
  below: Item[];
}

/** Bookmarks (ISO 32000-1, 12.3.3), shown when the file is opened. */
export function setOutline(document: PDFDocument, entries: readonly OutlineEntry[]): void {
  const { context, catalog } = document;
  const root = context.nextRef();
  const items: Item[] = [];
  for (const entry of entries) {
    const item = { entry, ref: context.nextRef(), below: [] };
    (entry.level === 1 ? items : (items.at(-1)?.below ?? items)).push(item);
  }
  const write = (siblings: Item[], parent: PDFRef) => {
    for (const [index, { entry, ref, below }] of siblings.entries()) {
      const page = document.getPage(entry.page - 1);
      const [previous, next] = [siblings[index - 1], siblings[index + 1]];
      context.assign(
        ref,
        context.obj({
          Title: PDFHexString.fromText(entry.title),
          Parent: parent,
          Dest: [page.ref, 'XYZ', null, page.getHeight(), null],
          ...(previous && { Prev: previous.ref }),
          ...(next && { Next: next.ref }),
          ...familyOf(below),
        }),
      );
      write(below, ref);
    }
  };
  write(items, root);
  context.assign(root, context.obj({ Type: 'Outlines', ...familyOf(items) }));
  catalog.set(PDFName.of('Outlines'), root);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

/** Open: a dossier has few enough to see all. */
function familyOf(items: readonly Item[]) {
  const [first, last] = [items[0], items.at(-1)];
  const count = items.reduce((sum, { below }) => sum + 1 + below.length, 0);
  return first && last ? { First: first.ref, Last: last.ref, Count: count } : {};
}
