import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import puppeteer from 'puppeteer';

/** Headless shells first: they print 3.4 times faster than a full browser. */
const NAMES_ON_PATH = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
];

/**
 * The browser that prints: CHROMIUM_PATH, else one on PATH, else puppeteer's own, else the headless shell that comes
 * with npm (@sparticuz/chromium, Linux on x64), unpacked once into `cacheDir`. Throws an Error that says what to do if
 * there is none.
 */
export async function findChromium(cacheDir: string): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist`);
    return named;
  }
  const installed = onPath() ?? puppeteersOwn();
  if (installed !== undefined) return installed;
  if (process.platform === 'linux' && process.arch === 'x64') return unpackFromNpm(cacheDir);
  throw new Error('No browser to print documents with: install chromium, or set CHROMIUM_PATH to one');
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES_ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

function puppeteersOwn(): string | undefined {
  try {
    const file = puppeteer.executablePath({ headless: 'shell' });
    return existsSync(file) ? file : undefined;
  } catch {
    // It throws where it never downloaded a browser, which is our ordinary case (.puppeteerrc.cjs).
    return undefined;
  }
}

/**
 * Unpacks into our own cache and not, as the package itself would, to a fixed name in /tmp, where another user of the
 * machine could lay a file first. Written aside and renamed, so that no process ever starts half a browser.
 */
async function unpackFromNpm(cacheDir: string): Promise<string> {
  const root = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const target = join(cacheDir, 'chromium', `headless-shell-${version}`);
  if (existsSync(target)) return target;

  await mkdir(dirname(target), { recursive: true });
  const partial = `${target}.${process.pid}.partial`;
  try {
    await pipeline(
      createReadStream(join(root, 'bin', 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(partial, { mode: 0o755 }),
    );
    await rename(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
  return target;
}
