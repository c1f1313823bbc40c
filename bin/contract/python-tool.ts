import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));
/** What schemathesis asks for. */
const FLOOR = { major: 3, minor: 10 };
const SAYS_EVERY_MS = 10_000;
const LONGEST_INSTALL_MS = 180_000;

/** Python, its venv or the packages are not to be had here; the message says which. */
export class NoPython extends Error {
  override name = 'NoPython';
}

/**
 * The Python of a virtual environment under the cache that holds exactly the pinned packages; made on the first call, with
 * ready-made wheels only, so that no package runs a script of its own.
 * @throws NoPython
 */
export async function pythonWithSchemathesis(cache: string): Promise<string> {
  const version = await pythonVersion();
  const pins = createHash('sha256').update(readFileSync(REQUIREMENTS)).update(version).digest('hex').slice(0, 12);
  const home = join(cache, `schemathesis-${pins}`);
  const python = join(home, 'bin', 'python');
  // Written last: an interrupted install has none.
  const complete = join(home, 'complete');
  if (existsSync(complete)) return python;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  console.log('Installing schemathesis (half a minute, once) …');
  await run('python3', ['-m', 'venv', home]);
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input'];
  await run(python, ['-m', 'pip', 'install', ...quiet, '--only-binary', ':all:', '--no-deps', '-r', REQUIREMENTS]);
  writeFileSync(complete, '');
  return python;
}

async function pythonVersion(): Promise<string> {
  const printed = await run('python3', ['--version']);
  const [, major = 0, minor = 0] = /Python (\d+)\.(\d+)/.exec(printed)?.map(Number) ?? [];
  if (major > FLOOR.major || (major === FLOOR.major && minor >= FLOOR.minor)) return `${major}.${minor}`;
  throw new NoPython(`Python ${FLOOR.major}.${FLOOR.minor} or newer is needed; this is ${printed.trim()}`);
}

/** Runs to the end, saying now and then that it still runs; answers what was printed. */
async function run(command: string, words: string[]): Promise<string> {
  const startedAt = performance.now();
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], timeout: LONGEST_INSTALL_MS });
  const progress = setInterval(() => {
    console.log(`  … still installing, ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }, SAYS_EVERY_MS);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const problem = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : `ended with ${code ?? signal}`));
  });
  clearInterval(progress);
  if (problem)
    throw new NoPython(`${command} ${words.slice(0, 3).join(' ')}: ${problem}\n${output.trimEnd().slice(-1000)}`);
  return output;
}
