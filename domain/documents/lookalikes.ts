/** Punctuation that prints exactly as another, everyday one. */
const EVERYDAY: Record<string, string> = {
  '\u2003': '\u3000',
  '\u2012': '\u2013',
  '\u2035': '\uff40',
  '\u2215': '\uff0f',
  '\u2329': '\u3008',
  '\u232a': '\u3009',
  '\u301c': '\uff5e',
};

/** Radicals as signs of their own (⼈ U+2F08), which print as the characters they are part of (人 U+4EBA). */
const RADICALS = /[\u2e80-\u2fdf]/g;

/**
 * Text with each character that looks like an everyday one replaced by it. Such characters come in by copying from PDF
 * files; left in, a name would read right and never be found.
 */
export function withEverydayCharacters(text: string): string {
  return text
    .replace(RADICALS, (radical) => radical.normalize('NFKC'))
    .replace(/[\u2003\u2012\u2035\u2215\u2329\u232a\u301c]/g, (character) => EVERYDAY[character] ?? character);
}

/** Whether no document prints the character, because it looks like an everyday one. */
export function isLookalike(codePoint: number): boolean {
  return (codePoint >= 0x2e80 && codePoint <= 0x2fdf) || String.fromCodePoint(codePoint) in EVERYDAY;
}
