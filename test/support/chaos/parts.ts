import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { isAlive } from '../../../bin/start/processes.ts';
import type { RunningSystem } from '../instance/system.ts';
import { ownerUrl } from './owner-database.ts';
import { until } from './until.ts';

/** The parts that the supervisor of `npm start` keeps running. */
export const PARTS = ['worker', 'api', 'temporal', 'postgres'] as const;
export type Part = (typeof PARTS)[number];

/** A part that its supervisor starts again in vain counts as lost. */
const BACK_WITHIN_MS = 60_000;

/** Kills a part as a crash would, and waits until the supervisor has it running and usable again. */
export async function killAndAwait(system: RunningSystem, part: Part): Promise<void> {
  const before = await untilRunning(system, part);
  const workerLog = logSize(system);
  process.kill(before, 'SIGKILL');
  await untilRunning(system, part, before);
  await until(`${part} is usable again`, () => isUsable(system, part, workerLog), BACK_WITHIN_MS);
}

/** Waits until the part runs – in another process than the one given – and answers its process id. */
async function untilRunning(system: RunningSystem, part: Part, other?: number): Promise<number> {
  const running = () => {
    const pid = system.pids[part];
    return pid !== undefined && pid !== other && isAlive(pid) ? pid : undefined;
  };
  await until(`${part} is running`, () => running() !== undefined, BACK_WITHIN_MS);
  return running() ?? untilRunning(system, part, other);
}

async function isUsable(system: RunningSystem, part: Part, workerLog: number): Promise<boolean> {
  switch (part) {
    case 'postgres':
      return answersQueries(ownerUrl(system.home));
    case 'temporal':
      // Asked through the API this would wait for the API, which may be down as well.
      return serves(`http://127.0.0.1:${portsOf(system).temporalHttp}/api/v1/namespaces/default`);
    case 'api':
      return serves(`${system.url}/healthz`);
    case 'worker':
      return logSince(system, workerLog).includes('worker ready');
  }
}

async function serves(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

async function answersQueries(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function portsOf(system: RunningSystem): { temporalHttp: number } {
  return JSON.parse(readFileSync(join(system.home, 'ports.json'), 'utf8')) as { temporalHttp: number };
}

function logFile(system: RunningSystem): string {
  return join(system.home, 'logs', 'worker.log');
}

/** What the worker has printed since its log had that size; all of a log that was begun anew. */
function logSince(system: RunningSystem, size: number): Buffer {
  const log = readFileSync(logFile(system));
  return log.length < size ? log : log.subarray(size);
}

function logSize(system: RunningSystem): number {
  return statSync(logFile(system)).size;
}
