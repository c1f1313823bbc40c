import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { characterMapOf } from './character-map.ts';
import { debianFonts } from './debian-fonts.ts';
import { makePlain } from './plain-font.ts';

/** The weights that print.css uses: all of Unicode's basic Han block, Extension A, and the rarer part of the 通用规范汉字表. */
const SERIF_FILES = [
  '300Light/NotoSerifSC_300Light.ttf',
  '400Regular/NotoSerifSC_400Regular.ttf',
  '700Bold/NotoSerifSC_700Bold.ttf',
];
/** Goes up when what is done to the fonts changes, so that copies made before are not used. */
const COPY_VERSION = 1;

export type Fonts = {
  /** For the browser's FONTCONFIG_FILE: it then sees these fonts and no others, on every machine the same. */
  configFile: string;
  /** Code points that at least one of the fonts can print. */
  characters: ReadonlySet<number>;
};

/**
 * Noto Serif SC from npm, 仿宋 and the rarest characters from Debian, and the TrueType fonts in the folder
 * FENGQIAO_FONT_DIR (optional: a county's own 仿宋 and 小标宋, further characters), copied into `cacheDir` as documents
 * need them. They reach the browser by a fontconfig file: as data URIs they would cost half a second a document. Throws
 * Error for a font that is not TrueType.
 */
export async function prepareFonts(cacheDir: string): Promise<Fonts> {
  const serif = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc'));
  const main = SERIF_FILES.map((file) => join(serif, file));
  const extra = [
    ...(await debianFonts(join(cacheDir, 'fonts', 'debian'))),
    ...extraFonts(process.env.FENGQIAO_FONT_DIR),
  ];
  const sources = [...main, ...extra];
  const folder = join(cacheDir, 'fonts', identityOf(sources));
  if (!existsSync(folder)) copyFonts(main, extra, folder);
  return {
    configFile: join(folder, 'fonts.conf'),
    characters: union(sources.map((source) => characterMapOf(join(folder, basename(source))))),
  };
}

function extraFonts(folder: string | undefined): string[] {
  if (!folder) return [];
  return readdirSync(folder)
    .filter((name) => name.toLowerCase().endsWith('.ttf'))
    .sort()
    .map((name) => join(folder, name));
}

/** Changes with the fonts, so that two versions of the program never use each other's copies. */
function identityOf(sources: string[]): string {
  const identities = sources.map((source) => {
    const { size, mtimeMs } = statSync(source);
    return `${source} ${size} ${mtimeMs}`;
  });
  return createHash('sha256')
    .update([COPY_VERSION, ...identities].join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/** Made aside and renamed, so that no process ever sees half of it. */
function copyFonts(main: string[], extra: string[], folder: string): void {
  const partial = `${folder}.${process.pid}.partial`;
  mkdirSync(partial, { recursive: true });
  try {
    for (const source of main) {
      const font = readFileSync(source);
      makePlain(font, source);
      writeFileSync(join(partial, basename(source)), font);
    }
    for (const source of extra) copyFileSync(source, join(partial, basename(source)));
    writeFileSync(join(partial, 'fonts.conf'), configFor(folder));
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another process of the same program was quicker: its copy is as good.
    if (!existsSync(folder)) throw error;
  }
}

function configFor(folder: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${xml(folder)}</dir>`,
    `  <cachedir>${xml(join(folder, 'cache'))}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function union(sets: Set<number>[]): Set<number> {
  const all = new Set<number>();
  for (const set of sets) for (const character of set) all.add(character);
  return all;
}
