import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const FOLDER = new URL('../../templates/console/style/', import.meta.url);
const sheets = readdirSync(FOLDER).sort();

/** The classes that a sheet gives a look to by themselves. */
function classesOf(sheet: string): string[] {
  const css = readFileSync(new URL(sheet, FOLDER), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [...new Set([...css.matchAll(/^\s*\.([a-z][\w-]*)(?=[\s,{.:>[])/gm)].map(([, name = '']) => name))];
}

it('gives no area of the console a class that another area, or all of them, already look by', () => {
  const shared = new Set(sheets.filter((sheet) => sheet < '6').flatMap(classesOf));
  const areas = sheets.filter((sheet) => sheet.startsWith('6-'));
  expect(areas.length).toBeGreaterThan(5);
  const twice = areas.flatMap((sheet, place) =>
    classesOf(sheet)
      .filter((name) => shared.has(name) || areas.slice(0, place).some((other) => classesOf(other).includes(name)))
      .map((name) => `${sheet}: .${name}`),
  );
  expect(twice).toEqual([]);
});
