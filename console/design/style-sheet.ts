import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { tokensCss } from './tokens-css.ts';

const FOLDER = new URL('../../templates/console/style/', import.meta.url);

/** The one style sheet: the tokens, then the parts in the order of their names. Its name changes with it. */
export const STYLE_SHEET = styleSheet();

function styleSheet(): { name: string; path: string; file: Buffer } {
  const parts = readdirSync(FOLDER)
    .sort()
    .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));
  const file = Buffer.from([tokensCss(), ...parts].join('\n'));
  const name = `console-${createHash('sha256').update(file).digest('hex').slice(0, 16)}.css`;
  return { name, path: `/console/assets/${name}`, file };
}
