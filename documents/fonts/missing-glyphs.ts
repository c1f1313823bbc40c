/** A document holds characters that none of our fonts can print; printing it would put a box into a legal paper. */
export class MissingGlyphError extends Error {
  readonly characters: string[];

  constructor(characters: string[]) {
    const named = characters.map((character) => `${character} (U+${hex(character)})`).join(', ');
    super(`No font has a glyph for ${named}; put a TrueType font that has it into the folder FENGQIAO_FONT_DIR names`);
    this.name = 'MissingGlyphError';
    this.characters = characters;
  }
}

/** Throws MissingGlyphError unless each character of `text` has a glyph in `printable`, or is one that shows nothing. */
export function assertAllPrintable(text: string, printable: ReadonlySet<number>): void {
  const missing = new Set<string>();
  for (const character of text) {
    if (!printable.has(character.codePointAt(0) ?? 0) && !SHOWS_NOTHING.test(character)) missing.add(character);
  }
  if (missing.size > 0) throw new MissingGlyphError([...missing]);
}

/** Line ends, and what Unicode lets a renderer leave out (variation selectors, joiners). */
const SHOWS_NOTHING = /^[\n\p{Default_Ignorable_Code_Point}]$/u;

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
