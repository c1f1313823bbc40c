import { type Group, locateCmap, readGroups, subtablesOf } from './character-map.ts';
import { isLookalike } from '../../domain/documents/lookalikes.ts';

/**
 * Takes out of a TrueType font, in place, the characters that share a glyph with an everyday one. A PDF names its glyphs
 * by the lowest character that maps to each: with the radical ⼈ (U+2F08) in the font, every 人 (U+4EBA) of a document
 * would be copied, searched and read aloud as ⼈. Throws Error for anything but a single TrueType font.
 */
export function makePlain(font: Buffer, fontFile: string): void {
  const { offset, length } = locateCmap(font, fontFile);
  for (const subtable of subtablesOf(font.subarray(offset, offset + length), 12)) {
    const groups = readGroups(subtable);
    const plain = groups.flatMap(withoutLookalikes);
    // The table is rewritten where it stands. Radicals are groups of their own, so there is room in practice.
    if (plain.length > groups.length) throw new Error(`The character map of ${fontFile} has no room to be made plain`);
    plain.forEach((group, index) => writeGroup(subtable, index, group));
    subtable.writeUInt32BE(plain.length, 12);
  }
}

/** What is left of a group: itself, parts of it, or nothing. */
function withoutLookalikes(group: Group): Group[] {
  const parts: Group[] = [];
  let first = group.first;
  for (let character = group.first; character <= group.last + 1; character++) {
    if (character <= group.last && !isLookalike(character)) continue;
    if (first < character) parts.push({ first, last: character - 1, glyph: group.glyph + first - group.first });
    first = character + 1;
  }
  return parts;
}

function writeGroup(format12: Buffer, index: number, { first, last, glyph }: Group): void {
  format12.writeUInt32BE(first, 16 + index * 12);
  format12.writeUInt32BE(last, 20 + index * 12);
  format12.writeUInt32BE(glyph, 24 + index * 12);
}
