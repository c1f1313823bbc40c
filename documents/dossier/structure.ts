import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFObjectCopier, PDFRef, PDFString } from 'pdf-lib';
import type { PDFContext, PDFDocument, PDFObject, PDFPage } from 'pdf-lib';

const name = (text: string) => PDFName.of(text);

/**
 * The structure (ISO 32000-1, 14.7) of a file that is put together of several tagged ones: every part keeps its own, under one
 * root, so that a dossier is read aloud as its papers are. Libraries drop it when they copy pages.
 */
export class CommonStructure {
  readonly #context: PDFContext;
  readonly #root: PDFRef;
  readonly #document: PDFRef;
  readonly #parents: PDFObject[] = [];
  readonly #ids: [id: string, element: PDFRef][] = [];
  #nextKey = 0;
  #parts = 0;

  constructor(context: PDFContext) {
    this.#context = context;
    this.#root = context.nextRef();
    this.#document = context.nextRef();
  }

  /** Takes over a part's structure with what the copier has copied of it; answers its top element, to be put in order. */
  adopt(source: PDFDocument, copier: PDFObjectCopier, pages: readonly PDFPage[]): PDFRef {
    const root = source.catalog.get(name('StructTreeRoot'));
    if (!(root instanceof PDFRef)) throw new Error('a part without structure');
    const copiedRef = copier.copy(root);
    const copied = this.#context.lookup(copiedRef, PDFDict);
    const tree = copied.lookup(name('ParentTree'), PDFDict);
    this.#renumber(pages, numbersIn(tree));
    const [top, ...more] = kidsOf(copied);
    if (!(top instanceof PDFRef) || more.length > 0) throw new Error('a part with several tops');
    this.#renameIds(top, `p${++this.#parts}-`);
    const element = this.#context.lookup(top, PDFDict);
    element.set(name('S'), name('Part'));
    element.set(name('P'), this.#document);
    this.#context.delete(copiedRef);
    return top;
  }

  /** A page that is one picture, with words for who cannot see it. */
  figure(page: PDFPage, alt: string): PDFRef {
    const box = [0, 0, page.getWidth(), page.getHeight()];
    const element = this.#context.register(
      this.#context.obj({
        Type: 'StructElem',
        S: 'Figure',
        P: this.#document,
        Pg: page.ref,
        K: 0,
        Alt: PDFHexString.fromText(alt),
        A: { O: 'Layout', BBox: box, Placement: 'Block' },
      }),
    );
    page.node.set(name('StructParents'), PDFNumber.of(this.#key(this.#context.obj([element]))));
    page.node.set(name('Tabs'), name('S'));
    return element;
  }

  /** Writes the root; `tops` in the order in which they are read. */
  finish(catalog: PDFDict, tops: readonly PDFRef[]): void {
    const context = this.#context;
    const document = { Type: 'StructElem', S: 'Document', P: this.#root, K: [...tops] };
    context.assign(this.#document, context.obj(document));
    const ids = [...this.#ids].sort(([one], [other]) => (one < other ? -1 : 1));
    const parents = this.#parents.flatMap((parent, key) => [PDFNumber.of(key), parent]);
    const root = {
      Type: 'StructTreeRoot',
      K: this.#document,
      ParentTree: context.register(context.obj({ Nums: parents })),
      ParentTreeNextKey: this.#nextKey,
      IDTree: context.register(
        context.obj({
          Kids: [
            context.obj({
              Limits: [PDFString.of(ids[0]?.[0] ?? ''), PDFString.of(ids.at(-1)?.[0] ?? '')],
              Names: ids.flatMap(([id, element]) => [PDFString.of(id), element]),
            }),
          ],
        }),
      ),
    };
    context.assign(this.#root, context.obj(root));
    catalog.set(name('StructTreeRoot'), this.#root);
    catalog.set(name('MarkInfo'), context.obj({ Marked: true }));
  }

  #key(parent: PDFObject): number {
    this.#parents.push(parent);
    return this.#nextKey++;
  }

  /** Pages and their annotations name their elements by numbers, which each part begins at 0. */
  #renumber(pages: readonly PDFPage[], numbers: ReadonlyMap<number, PDFObject>): void {
    const renumber = (dict: PDFDict, key: string) => {
      const old = dict.lookup(name(key));
      const parent = old instanceof PDFNumber ? numbers.get(old.asNumber()) : undefined;
      if (parent) dict.set(name(key), PDFNumber.of(this.#key(parent)));
    };
    for (const { node } of pages) {
      renumber(node, 'StructParents');
      const annotations = node.lookup(name('Annots'));
      if (!(annotations instanceof PDFArray)) continue;
      for (let index = 0; index < annotations.size(); index++)
        renumber(annotations.lookup(index, PDFDict), 'StructParent');
    }
  }

  /** Tables tell their heads by names, which each part gives out anew. */
  #renameIds(element: PDFRef, prefix: string): void {
    const dict = this.#context.lookup(element);
    if (!(dict instanceof PDFDict)) return;
    const id = dict.get(name('ID'));
    if (id instanceof PDFString || id instanceof PDFHexString) {
      const renamed = prefix + id.decodeText();
      dict.set(name('ID'), PDFString.of(renamed));
      this.#ids.push([renamed, element]);
    }
    for (const attributes of attributesOf(dict)) {
      const heads = attributes.lookup(name('Headers'));
      if (!(heads instanceof PDFArray)) continue;
      const renamed = heads.asArray().map((head) => PDFString.of(prefix + (head as PDFString).decodeText()));
      attributes.set(name('Headers'), this.#context.obj(renamed));
    }
    for (const kid of kidsOf(dict)) if (kid instanceof PDFRef) this.#renameIds(kid, prefix);
  }
}

function kidsOf(dict: PDFDict): PDFObject[] {
  const kids = dict.get(name('K'));
  const looked = dict.lookup(name('K'));
  if (looked instanceof PDFArray) return looked.asArray();
  return kids === undefined ? [] : [kids];
}

function attributesOf(dict: PDFDict): PDFDict[] {
  const attributes = dict.lookup(name('A'));
  if (attributes instanceof PDFDict) return [attributes];
  if (!(attributes instanceof PDFArray)) return [];
  return attributes.asArray().flatMap((_, index) => {
    const one = attributes.lookup(index);
    return one instanceof PDFDict ? [one] : [];
  });
}

/** A number tree, flat. */
function numbersIn(node: PDFDict): Map<number, PDFObject> {
  const found = new Map<number, PDFObject>();
  const numbers = node.lookup(name('Nums'));
  if (numbers instanceof PDFArray) {
    for (let index = 0; index + 1 < numbers.size(); index += 2) {
      found.set(numbers.lookup(index, PDFNumber).asNumber(), numbers.get(index + 1));
    }
  }
  const kids = node.lookup(name('Kids'));
  if (kids instanceof PDFArray) {
    for (let index = 0; index < kids.size(); index++) {
      for (const [key, value] of numbersIn(kids.lookup(index, PDFDict))) found.set(key, value);
    }
  }
  return found;
}
