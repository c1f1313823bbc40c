import { readFileSync, writeFileSync } from 'node:fs';
import fonteditor from 'fonteditor-core';
import { isLookalike } from '../../domain/documents/lookalikes.ts';

/**
 * `fangsong-to-truetype <source.otf> <target.ttf>`: the Chinese characters and punctuation of a font with cubic outlines
 * (CFF), which Chromium would write as Type 3 fonts, as TrueType. Letters and digits stay with the main font: theirs are
 * wider set and better drawn.
 */
const RANGES = [
  [0x3001, 0x303f],
  [0x3400, 0x9fff],
  [0xff01, 0xff5e],
] as const;
/** Of an em: what is not as wide was read wrongly. */
const FULL_WIDTH = 1000;

const wanted = new Set(
  RANGES.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)).filter(
    (character) => !isLookalike(character),
  ),
);
const [source = '', target = ''] = process.argv.slice(2);
const font = fonteditor.createFont(readFileSync(source), { type: 'otf', subset: [...wanted] });
const outlines = font.get();
outlines.glyf = outlines.glyf
  .filter(({ name, advanceWidth }) => name === '.notdef' || advanceWidth === FULL_WIDTH)
  // A glyph brings all its characters along, and a PDF would name it by the lowest: the radical ⼈ and not 人.
  .map((glyph) => ({ ...glyph, unicode: glyph.unicode?.filter((character) => wanted.has(character)) }));
font.set(outlines);
writeFileSync(target, font.write({ type: 'ttf', toBuffer: true }) as Buffer);
