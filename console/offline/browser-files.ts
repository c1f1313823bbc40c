import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { STYLE_SHEET } from '../design/style-sheet.ts';
import { ICONS, MANIFEST_PATH } from './paths.ts';

const FOLDER = new URL('browser/', import.meta.url);
const PAGE = new URL('../../templates/console/offline.hbs', import.meta.url);
const WORKER = 'worker.js';
/** The one module that comes from npm. */
const IDB = createRequire(import.meta.url).resolve('idb/build/index.js');

/** The modules that run in the browser, by name, as they stand in `browser/`. */
export const browserFiles: ReadonlyMap<string, Buffer> = new Map([
  ...readdirSync(FOLDER)
    .filter((name) => name.endsWith('.js') && name !== WORKER)
    .map((name): [string, Buffer] => [name, withoutBareNames(readFileSync(new URL(name, FOLDER), 'utf8'))]),
  ['idb.js', readFileSync(IDB)],
]);

const worker = readFileSync(new URL(WORKER, FOLDER), 'utf8');

/** Changes with the program that is kept for work without network: browsers then fetch all of it anew. */
export const SHELL_VERSION = createHash('sha256')
  .update([...browserFiles].flat().join('\n'))
  .update([worker, STYLE_SHEET.name, readFileSync(PAGE, 'utf8')].join('\n'))
  .digest('hex')
  .slice(0, 16);

export function browserFilePath(name: string): string {
  return `/console/assets/offline/${SHELL_VERSION}/${name}`;
}

/** What a browser keeps beside the page itself; nothing of any case is among it. */
const SHELL = [
  STYLE_SHEET.path,
  '/console/assets/mark.svg',
  MANIFEST_PATH,
  ...ICONS.map(({ path }) => path),
  ...[...browserFiles.keys()].map(browserFilePath),
];

/** 离线服务程序: the service worker, with the list of what it keeps. */
export const WORKER_FILE = Buffer.from(
  worker.replace("'{version}'", JSON.stringify(SHELL_VERSION)).replace("['{shell}']", JSON.stringify(SHELL)),
);

/** A browser finds nothing by a package's bare name. */
function withoutBareNames(source: string): Buffer {
  return Buffer.from(source.replaceAll("from 'idb'", "from './idb.js'"));
}
