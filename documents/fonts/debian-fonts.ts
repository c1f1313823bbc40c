import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A font that Debian and its kin have and npm has not. */
type DebianFont = { file: string; package: string; path: string };

/** 仿宋, the type of official papers; its outlines are of the kind that has to be converted. */
const FANGSONG: DebianFont = {
  file: 'FandolFang-Regular.ttf',
  package: 'texlive-lang-chinese',
  path: './usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf',
};
/** 生僻字: Unicode's Extensions B to F. */
const RARE: DebianFont = {
  file: 'HanaMinB.ttf',
  package: 'fonts-hanazono',
  path: './usr/share/fonts/truetype/hanazono/HanaMinB.ttf',
};

/**
 * The fonts that come from Debian's packages, fetched and converted once into `folder` (half a minute); what is not to be
 * had, on another system or without its packages, is left out with a warning. Needs no root and installs nothing.
 */
export async function debianFonts(folder: string): Promise<string[]> {
  const obtained: string[] = [];
  for (const font of [FANGSONG, RARE]) {
    const target = join(folder, font.file);
    try {
      if (!existsSync(target)) await obtain(font, target);
      obtained.push(target);
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
      process.emitWarning(
        `Papers are printed without ${font.file} of Debian's package ${font.package}: ${reason}. Put such a font into FENGQIAO_FONT_DIR.`,
      );
    }
  }
  return obtained;
}

/** Made aside and renamed, so that no process ever sees half of it. */
async function obtain(font: DebianFont, target: string): Promise<void> {
  await mkdir(join(target, '..'), { recursive: true });
  const work = await mkdtemp(`${target}.partial-`);
  try {
    await download(font.package, work);
    await run('sh', ['-c', 'dpkg-deb --fsys-tarfile *.deb | tar -x "$1"', 'sh', font.path], { cwd: work });
    const source = join(work, font.path);
    const whole = join(work, basename(target));
    if (source.endsWith('.otf')) await convert(source, whole);
    else await rename(source, whole);
    await rename(whole, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The lists of packages may be missing or older than what is served; only root can renew them. */
async function download(name: string, folder: string): Promise<void> {
  const apt = () => run('apt-get', ['download', name], { cwd: folder });
  try {
    await apt();
  } catch (error) {
    if (process.getuid?.() !== 0) throw error;
    await run('apt-get', ['update']);
    await apt();
  }
}

/** In a process of its own: it takes seconds of computing and 700 MB. */
async function convert(source: string, target: string): Promise<void> {
  const script = fileURLToPath(new URL('./fangsong-to-truetype.ts', import.meta.url));
  const { href } = pathToFileURL(createRequire(import.meta.url).resolve('tsx'));
  await run(process.execPath, ['--import', href, script, source, target]);
}
