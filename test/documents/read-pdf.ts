import { PDFDict, type PDFDocument, PDFName, PDFRef } from 'pdf-lib';
import { extractText, getDocumentProxy } from 'unpdf';

/** The text of each page, white space removed: lines break where the page is full, and that is not what is tested. */
export async function textOfPages(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ''));
}

export async function textOf(pdf: Uint8Array): Promise<string> {
  return (await textOfPages(pdf)).join('');
}

/** The kind of each font in the file (`CIDFontType2` is TrueType) and whether its outlines are in the file. */
export function fontsOf(pdf: PDFDocument): Array<{ name: string; kind: string; embedded: boolean }> {
  const dictionaries = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  return dictionaries
    .filter((object): object is PDFDict => object instanceof PDFDict && nameIn(object, 'Type') === 'Font')
    .filter((font) => nameIn(font, 'Subtype') !== 'Type0')
    .map((font) => ({
      name: nameIn(font, 'BaseFont') ?? '',
      kind: nameIn(font, 'Subtype') ?? '',
      embedded: font.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)?.get(PDFName.of('FontFile2')) instanceof PDFRef,
    }));
}

/** Whether the file has a structure tree, which is what makes it readable aloud. */
export function isTagged(pdf: PDFDocument): boolean {
  return pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)?.has(PDFName.of('K')) ?? false;
}

function nameIn(dictionary: PDFDict, key: string): string | undefined {
  const value = dictionary.get(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}
