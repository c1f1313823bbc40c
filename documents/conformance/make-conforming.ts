import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { withArtifactsMarked } from './artifacts.ts';
import { type DocumentProperties, informationDictionary, xmpPacket } from './metadata.ts';
import { type ObjectNumber, PdfFile } from './pdf-file.ts';
import { srgbProfile } from './srgb-profile.ts';

const PROFILE = deflateSync(srgbProfile());

/** What a tagged Chinese document's catalog says; Chromium writes it all, other makers part of it. */
const CATALOG_ENTRIES = [
  ['/Lang', '(zh-CN)'],
  ['/MarkInfo', '<</Marked true>>'],
  ['/ViewerPreferences', '<</DisplayDocTitle true>>'],
] as const;

/**
 * A tagged PDF, made by Chromium or put together of such, as PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1): what it
 * lacks is appended, and its structure is not touched. Expects its fonts to be inside, and a classic cross-reference
 * table (pdf-lib: `useObjectStreams: false`); throws Error without one.
 */
export function makeConforming(pdf: Uint8Array, properties: DocumentProperties): Buffer {
  const file = new PdfFile(pdf);
  for (const number of file.numbers()) markArtifacts(file, number);

  const metadata = file.addStream('/Type /Metadata /Subtype /XML', Buffer.from(xmpPacket(properties)));
  const profile = file.addStream('/N 3 /Filter /FlateDecode', PROFILE);
  const intent = file.add(
    `<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile ${profile} 0 R>>`,
  );
  addToCatalog(file, `/Metadata ${metadata} 0 R\n/OutputIntents [${intent} 0 R]`);
  const information = file.add(informationDictionary(properties));

  const id = createHash('sha256').update(pdf).update(String(properties.madeAt)).digest('hex').slice(0, 32);
  return file.bytes(`/Info ${information} 0 R\n/ID [<${id}> <${id}>]`);
}

/** A page that belongs to the structure gets all else on it marked. */
function markArtifacts(file: PdfFile, number: ObjectNumber): void {
  const dictionary = file.dictionary(number);
  if (!/\/Type\s*\/Page\b(?!s)/.test(dictionary) || !dictionary.includes('/StructParents')) return;
  const [entry, references] = /\/Contents\s*(\[[^\]]*\]|\d+\s+\d+\s+R)/.exec(dictionary) ?? [];
  if (entry === undefined || references === undefined) return;
  const content = [...references.matchAll(/(\d+)\s+\d+\s+R/g)].map(([, stream]) => file.data(Number(stream)));
  const marked = withArtifactsMarked(content.map((stream) => stream.toString('latin1')).join('\n'));
  const stream = file.addStream('/Filter /FlateDecode', deflateSync(Buffer.from(marked, 'latin1')));
  file.replace(number, dictionary.replace(entry, `/Contents ${stream} 0 R`));
}

function addToCatalog(file: PdfFile, entries: string): void {
  const catalog = file.dictionary(file.root);
  const absent = CATALOG_ENTRIES.filter(([key]) => !catalog.includes(key)).map((entry) => entry.join(' '));
  file.replace(file.root, catalog.replace(/>>$/, `\n${[...absent, entries].join('\n')}>>`));
}
