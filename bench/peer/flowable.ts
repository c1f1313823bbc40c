import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What Flowable's side of the benchmark prints of one load. */
export interface PeerRun {
  spec: string;
  casesPerSecond: number;
  commandP50Ms: number;
  commandP99Ms: number;
  errors: number;
  cpuMsPerCase: number;
  /** Size of its database after the load. */
  databaseBytes: number;
  cases: number;
}

const LINE = /^flowable (\S+): cases\/s=(\S+) .* cmd p50=(\S+) p99=(\S+) errs=(\d+) cpu_ms\/case=(\S+)$/gm;
const DATABASE = /^ {2}db (\d+) /gm;

/** The directory of the peer's `run`, or why it cannot be run here. */
export function findPeer(): { directory: string } | { missing: string } {
  const directory = resolve(process.env.PEER_FLOWABLE ?? '../shared/peers/flowable');
  if (!existsSync(join(directory, 'run'))) return { missing: `${directory}/run is not there (PEER_FLOWABLE)` };
  for (const [tool, flag] of [
    ['java', '-version'],
    ['mvn', '-v'],
  ] as const) {
    if (spawnSync(tool, [flag]).status !== 0) return { missing: `${tool} does not run` };
  }
  return { directory };
}

/**
 * Runs loads such as `full:800:8` (kind, cases, callers) one after another in one JVM on an own, empty database.
 * @throws Error with its output if it fails
 */
export async function runPeer(directory: string, jdbcUrl: string, specs: readonly string[]): Promise<PeerRun[]> {
  const output = await run(join(directory, 'run'), [...specs], { PEER_JDBC: jdbcUrl });
  const sizes = [...output.matchAll(DATABASE)].map(([, bytes]) => Number(bytes));
  return [...output.matchAll(LINE)].map(([, spec = '', cases, p50, p99, errors, cpu], index) => ({
    spec,
    casesPerSecond: Number(cases),
    commandP50Ms: Number(p50),
    commandP99Ms: Number(p99),
    errors: Number(errors),
    cpuMsPerCase: Number(cpu),
    databaseBytes: sizes[index] ?? 0,
    cases: Number(spec.split(':')[1]),
  }));
}

/** Class path of what `run` has built. */
export function peerClassPath(): string {
  return join(process.env.PEER_BUILD ?? join(process.env.TMPDIR ?? tmpdir(), 'flowable-peer'), 'lib', '*');
}

async function run(command: string, args: string[], env: Record<string, string>): Promise<string> {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise((settle, reject) => {
    child.once('error', reject);
    child.once('close', settle);
  });
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output}`);
  return output;
}
