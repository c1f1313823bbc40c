import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cacheDirectory } from './instance.ts';
import { StartProblem } from './problem.ts';
import type { Say } from './progress.ts';

/** The newest version that `go install` accepts: later ones have replace directives. */
const VERSION = '1.5.1';
const DOWNLOAD_CONNECT_MS = 8_000;
const DOWNLOAD_MS = 180_000;

/**
 * Finds the Temporal command line or obtains it: TEMPORAL_CLI → PATH → this user's cache → the vendor's download → built
 * with Go (four minutes on two cores).
 * @throws StartProblem saying what to do if there is no way
 */
export async function temporalCli(say: Say, signal: AbortSignal): Promise<string> {
  const named = process.env.TEMPORAL_CLI;
  if (named) {
    if (works(named)) return named;
    throw new StartProblem(`TEMPORAL_CLI=${named} does not run.`);
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).map((directory) => join(directory, 'temporal'));
  const found = onPath.find((file) => existsSync(file) && works(file));
  if (found) return found;
  const bin = join(cacheDirectory(), 'bin');
  const cached = join(bin, 'temporal');
  if (existsSync(cached) && works(cached)) return cached;
  mkdirSync(bin, { recursive: true });
  const downloadProblem = await download(bin, say, signal);
  if (!downloadProblem && works(cached)) return cached;
  say(`Temporal's download is not to be had (${downloadProblem ?? 'it does not run here'})`);
  const buildProblem = await build(bin, say, signal);
  if (!buildProblem && works(cached)) return cached;
  throw new StartProblem(
    `The Temporal command line is needed and could be neither downloaded (${downloadProblem ?? 'it does not run here'}) nor built ` +
      `(${buildProblem ?? 'it does not run here'}). Install Go, or get it from https://docs.temporal.io/cli and set TEMPORAL_CLI to its path.`,
  );
}

function works(file: string): boolean {
  return spawnSync(file, ['--version']).status === 0;
}

/** Answers what went wrong, or undefined. */
async function download(bin: string, say: Say, signal: AbortSignal): Promise<string | undefined> {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const url = `https://temporal.download/cli/archive/v${VERSION}?platform=${process.platform}&arch=${arch}`;
  say(`Downloading the Temporal command line from ${new URL(url).host}`);
  const unfinished = unfinishedIn(bin);
  const archive = join(unfinished, 'temporal.tar.gz');
  const connecting = AbortSignal.timeout(DOWNLOAD_CONNECT_MS);
  const whole = AbortSignal.timeout(DOWNLOAD_MS);
  try {
    const response = await Promise.race([
      fetch(url, { signal: AbortSignal.any([signal, whole]) }),
      new Promise<never>((_, reject) => connecting.addEventListener('abort', () => reject(new Error('no answer')))),
    ]);
    if (!response.ok || !response.body) return `HTTP ${response.status}`;
    await pipeline(Readable.fromWeb(response.body), createWriteStream(archive));
    const unpacked = spawnSync('tar', ['-xzf', archive, '-C', unfinished, 'temporal'], { encoding: 'utf8' });
    if (unpacked.status !== 0) return unpacked.error?.message ?? unpacked.stderr.trim();
    chmodSync(join(unfinished, 'temporal'), 0o755);
    renameSync(join(unfinished, 'temporal'), join(bin, 'temporal'));
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return cause instanceof Error ? cause.message : String(cause);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Answers what went wrong, or undefined. */
async function build(bin: string, say: Say, signal: AbortSignal): Promise<string | undefined> {
  if (spawnSync('go', ['version']).status !== 0) return 'Go is not installed';
  say(`Building the Temporal command line ${VERSION} with Go, once: about four minutes`);
  const startedAt = performance.now();
  const progress = setInterval(() => {
    say(`  … still building, ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }, 15_000);
  const unfinished = unfinishedIn(bin);
  try {
    const child = spawn('go', ['install', `github.com/temporalio/cli/cmd/temporal@v${VERSION}`], {
      env: { ...process.env, GOBIN: unfinished },
      stdio: ['ignore', 'ignore', 'pipe'],
      signal,
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = `${complaint}${text}`.slice(-400);
    });
    const problem = await new Promise<string | undefined>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code) =>
        resolve(code === 0 ? undefined : `go install failed: ${complaint.trim().split('\n').at(-1)}`),
      );
    });
    signal.throwIfAborted();
    if (!problem) renameSync(join(unfinished, 'temporal'), join(bin, 'temporal'));
    return problem;
  } finally {
    clearInterval(progress);
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * A folder of this process alone beside the cache, from which what is whole is moved in: what was interrupted must not look
 * finished, and two processes of a fresh machine, such as `npm start` and `npm test`, must not take each other's away.
 */
function unfinishedIn(bin: string): string {
  return mkdtempSync(join(bin, 'unfinished-'));
}
