import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
/** Inside the repository, so that the packages are found from there; gone with the next `npm ci`. */
const PROGRAMS = join(REPOSITORY, 'node_modules', '.cache', 'fengqiao');

let built: Promise<string[]> | undefined;

/**
 * What Node is given to run our command line: its sources as a few files of JavaScript, because to translate a thousand
 * of them one by one at each launch takes longer than all else that a part does until it is usable. Built anew by each
 * process that launches parts, in half a second, so that it cannot be older than the sources; a program that is there
 * already is left alone, for a system that runs on it.
 */
export function programArguments(): Promise<string[]> {
  built ??= buildProgram().then((file) => ['--enable-source-maps', file]);
  return built;
}

async function buildProgram(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: REPOSITORY,
    entryPoints: ['bin/fengqiao.ts'],
    outdir: PROGRAMS,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // A command loads only what it needs.
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    write: false,
    plugins: [ownPlaces],
  });
  const digest = createHash('sha256');
  for (const { path, contents } of outputFiles) digest.update(basename(path)).update(contents);
  const directory = join(PROGRAMS, digest.digest('hex').slice(0, 32));
  const entry = join(directory, 'fengqiao.mjs');
  if (existsSync(entry)) return entry;
  // Two systems may start at once: each writes a directory of its own and puts it into place whole.
  const draft = `${directory}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(join(draft, basename(path)), contents);
  try {
    renameSync(draft, directory);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(entry)) throw error;
  }
  return entry;
}

/** Templates, migrations and packages are looked for from where a source file is, not from where the program is. */
const ownPlaces: Plugin = {
  name: 'own-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes('import.meta.url')) return undefined;
      return { contents: source.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'ts' };
    });
  },
};
