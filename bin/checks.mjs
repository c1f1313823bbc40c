/** `npm test`: the static checks and the tests beside them, all of them even when one fails. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmAudit } from './checks/npm-audit.mjs';

const STATIC_STEPS = [
  { name: 'Contract (schemathesis)', run: contract },
  { name: 'Types (tsc) and lint (eslint)', run: typesAndLint },
  { name: 'Format (biome)', run: () => tool('biome', 'format', '.') },
  { name: 'Lock file (npm ci)', run: lockFile },
  { name: 'Rooms and arrows (dependency-cruiser)', run: roomsAndArrows },
  { name: 'Known holes (npm audit)', run: npmAudit },
  { name: 'Dead code (knip)', run: () => tool('knip', '--no-progress') },
];
/** Two at a time, beside the tests: the small machines this has to be quick on have two cores, and none may idle. */
const AT_ONCE = 2;

const startedAt = performance.now();
const [failed, tests] = await Promise.all([runAll(STATIC_STEPS), runTests()]);
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}. What was found stands above, where each ended.`);
console.log(`── Tests: ${tests.seconds} s, the whole check ${secondsSince(startedAt)} s`);
console.log(`${tests.passed} passed, ${tests.failed} failed`);
process.exit(failed.length === 0 && tests.ok ? 0 : 1);

/** Runs the steps and prints each when it ends; answers the names of those that failed. */
async function runAll(steps) {
  const waiting = [...steps];
  const failures = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const began = performance.now();
      const { ok, output, note } = await step.run();
      const result = [ok ? 'ok' : 'FAILED', ...(note ? [note] : []), `${secondsSince(began)} s`];
      console.log(`── ${step.name}: ${result.join(', ')}`);
      if (!ok) {
        console.log(output.trimEnd());
        failures.push(step.name);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return failures;
}

/** Runs the tests with vitest's own report. */
async function runTests() {
  console.log('── Tests (vitest)');
  const directory = mkdtempSync(join(tmpdir(), 'fengqiao-checks-'));
  const report = join(directory, 'report.json');
  const began = performance.now();
  const child = spawn(
    binary('vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {
      stdio: 'inherit',
    },
  );
  const code = await ended(child);
  const { numPassedTests: passed, numFailedTests: failed } = readCounts(report);
  rmSync(directory, { recursive: true });
  return { ok: code === 0, passed, failed, seconds: secondsSince(began) };
}

function readCounts(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0 };
  }
}

/** Checks .dependency-cruiser.cjs, and that every room was seen: a checker that looks at nothing finds nothing. */
async function roomsAndArrows() {
  const rooms = roomsWithSource();
  const { output } = await tool('depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...rooms);
  let cruise;
  try {
    cruise = JSON.parse(output);
  } catch {
    return { ok: false, output };
  }
  const unseen = rooms.filter((room) => !cruise.modules.some((module) => module.source.startsWith(`${room}/`)));
  const problems = [
    ...cruise.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ...unseen.map((room) => `not one file of ${room}/ was seen`),
    ...(rooms.includes('domain') ? [] : ['there is no room domain/']),
  ];
  return { ok: problems.length === 0, output: problems.join('\n') };
}

/** Where there is no Python to be had it says so and passes. */
async function contract() {
  const words = ['bin/bootstrap.mjs', 'contract', '--brief'];
  const { ok, output } = await outcome(spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] }));
  return { ok, output, note: /NOT RUN: .*|\d+ generated.*/.exec(output)?.[0] };
}

async function typesAndLint() {
  return outcome(spawn(process.execPath, ['bin/checks/types-and-lint.mjs'], { stdio: ['ignore', 'pipe', 'pipe'] }));
}

/** A lock file that `npm ci` refuses breaks only the next fresh machine, so it has to be looked for. */
async function lockFile() {
  const child = spawn('npm', ['ci', '--dry-run', '--offline'], { stdio: ['ignore', 'ignore', 'pipe'] });
  return outcome(child);
}

function roomsWithSource() {
  const { include } = JSON.parse(readFileSync('tsconfig.json', 'utf8'));
  const present = new Set(readdirSync('.'));
  return include
    .filter((room) => present.has(room) && !room.endsWith('.ts'))
    .filter((room) => readdirSync(room, { recursive: true }).some((file) => file.endsWith('.ts')));
}

async function tool(name, ...toolArguments) {
  return outcome(spawn(binary(name), toolArguments, { stdio: ['ignore', 'pipe', 'pipe'] }));
}

async function outcome(child) {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const code = await ended(child);
  return { ok: code === 0, output };
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

function binary(name) {
  return join('node_modules', '.bin', name);
}

function secondsSince(began) {
  return ((performance.now() - began) / 1000).toFixed(1);
}
