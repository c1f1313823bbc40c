/**
 * The way in for `npm start`, `npm test`, `npm run contract`, `npm run bench`, `npm run simulate` and `npm run fengqiao`.
 * Plain Node without any dependency, because on a fresh machine nothing is installed yet.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const entries = {
  start: './start/main.ts',
  test: './checks.mjs',
  contract: './contract/main.ts',
  bench: '../bench/run.ts',
  run: './start/run-command.ts',
  simulate: './start/simulate.ts',
};

const command = process.argv[2];
if (!(command in entries)) {
  console.error(`Usage: node bin/bootstrap.mjs ${Object.keys(entries).join('|')}`);
  process.exit(2);
}

requireNode();
process.chdir(root);
if (!installed({ withDevelopment: command === 'test' })) await install();

const { register } = await import('tsx/esm/api');
register();
process.argv.splice(1, 2, fileURLToPath(new URL(entries[command], import.meta.url)));
await import(entries[command]);

/** The floor is package.json's `engines`; said in one line instead of a syntax error deep in a dependency. */
function requireNode() {
  const floor = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [floorMajor, floorMinor] = floor.split('.').map(Number);
  if (major > floorMajor || (major === floorMajor && minor >= floorMinor)) return;
  console.error(`Node ${floor} or newer is needed; this is ${process.versions.node} (${process.execPath}).`);
  process.exit(1);
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes node_modules/.package-lock.json last, so an
 * interrupted install has none; file times are not compared because a git checkout changes them.
 */
function installed({ withDevelopment }) {
  const installedLock = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional || entry.peer) return true;
    if (entry.dev && !withDevelopment) return true;
    return present[path]?.version === entry.version && existsSync(join(root, path, 'package.json'));
  });
}

async function install() {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  console.log('Installing the npm packages (about a minute) …');
  const progress = setInterval(() => console.log(`  … still installing, ${seconds()} s`), 10_000);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(npm, ['ci', '--include=dev', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
  const problem = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code === 0 ? undefined : `npm ci ended with ${code ?? signal}`));
  });
  clearInterval(progress);
  if (problem) {
    console.error(`The npm packages could not be installed: ${problem}. Is the npm registry reachable?`);
    process.exit(1);
  }
  console.log(`Installed in ${seconds()} s.`);
}
