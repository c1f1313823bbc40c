import { closeSync, openSync, readSync } from 'node:fs';

/** Consecutive characters whose glyphs are consecutive too. */
export type Group = { first: number; last: number; glyph: number };

/**
 * The characters that a TrueType font has a glyph for, read from its `cmap` table (OpenType 1.9): from format 12, all of
 * Unicode, or where the font has none from format 4, the Basic Multilingual Plane. Throws Error for anything but a
 * single TrueType font: outlines of other kinds (CFF) come out of Chromium as dozens of Type 3 fonts.
 */
export function characterMapOf(fontFile: string): Set<number> {
  const cmap = readCmap(fontFile);
  const [full] = subtablesOf(cmap, 12);
  const [basic] = subtablesOf(cmap, 4);
  if (full !== undefined) return charactersOf(readGroups(full));
  if (basic !== undefined) return readSegments(basic);
  throw new Error(`${fontFile} has no character map of Unicode`);
}

/** Where the `cmap` table lies, from a font's first bytes. Throws Error like {@link characterMapOf}. */
export function locateCmap(head: Buffer, fontFile: string): { offset: number; length: number } {
  if (head.readUInt32BE(0) !== 0x00010000) throw new Error(`${fontFile} is not a TrueType font`);
  const end = 12 + head.readUInt16BE(4) * 16;
  for (let entry = 12; entry < end; entry += 16) {
    if (head.toString('latin1', entry, entry + 4) !== 'cmap') continue;
    return { offset: head.readUInt32BE(entry + 8), length: head.readUInt32BE(entry + 12) };
  }
  throw new Error(`${fontFile} has no cmap table`);
}

/** Several platforms may share one subtable; it comes once. */
export function subtablesOf(cmap: Buffer, format: 4 | 12): Buffer[] {
  const offsets = new Set<number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index++) offsets.add(cmap.readUInt32BE(8 + index * 8));
  return [...offsets].map((offset) => cmap.subarray(offset)).filter((table) => table.readUInt16BE(0) === format);
}

export function readGroups(format12: Buffer): Group[] {
  return Array.from({ length: format12.readUInt32BE(12) }, (_, index) => ({
    first: format12.readUInt32BE(16 + index * 12),
    last: format12.readUInt32BE(20 + index * 12),
    glyph: format12.readUInt32BE(24 + index * 12),
  }));
}

function charactersOf(groups: Group[]): Set<number> {
  const characters = new Set<number>();
  for (const { first, last, glyph } of groups) {
    // Glyph 0 is the box that stands for a missing one.
    for (let character = glyph === 0 ? first + 1 : first; character <= last; character++) characters.add(character);
  }
  return characters;
}

/** Segments whose glyphs follow from the character by a delta, or through an array at an offset. */
function readSegments(format4: Buffer): Set<number> {
  const characters = new Set<number>();
  const size = format4.readUInt16BE(6);
  const ends = 14;
  const starts = ends + size + 2;
  const deltas = starts + size;
  const offsets = deltas + size;
  for (let at = 0; at < size; at += 2) {
    const first = format4.readUInt16BE(starts + at);
    const last = format4.readUInt16BE(ends + at);
    const delta = format4.readUInt16BE(deltas + at);
    const offset = format4.readUInt16BE(offsets + at);
    for (let character = first; character <= last && character !== 0xffff; character++) {
      const listed = offset === 0 ? character : format4.readUInt16BE(offsets + at + offset + (character - first) * 2);
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) characters.add(character);
    }
  }
  return characters;
}

function readCmap(fontFile: string): Buffer {
  const file = openSync(fontFile, 'r');
  try {
    // A font has far fewer than 256 tables.
    const { offset, length } = locateCmap(readAt(file, 0, 12 + 256 * 16), fontFile);
    return readAt(file, offset, length);
  } finally {
    closeSync(file);
  }
}

function readAt(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  readSync(file, buffer, 0, length, position);
  return buffer;
}
