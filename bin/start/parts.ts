import { spawn } from 'node:child_process';
import { StartProblem } from './problem.ts';
import { programArguments, REPOSITORY } from './program.ts';
import type { Service } from './service.ts';

/** The Temporal worker as a supervised part; `announces` is false where its output is not kept in a log to read. */
export async function workerService(env: Record<string, string>, announces: boolean): Promise<Service> {
  return {
    ...(await fengqiao('worker', env)),
    isReady: (output) => !announces || output().includes('worker ready'),
  };
}

/** The HTTP API as a supervised part, usable when database and engine both are. */
export async function apiService(env: Record<string, string>, port: number): Promise<Service> {
  return { ...(await fengqiao('api', env)), isReady: () => bothPartsOk(`http://127.0.0.1:${port}/readyz`) };
}

/** The environment of a part: this process's, with what the instance decides. */
export function environment(overrides: Record<string, string | undefined>): Record<string, string> {
  const merged = { ...process.env, ...overrides };
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/**
 * Runs one command of the command line to its end, its output shown.
 * @throws StartProblem if it fails
 */
export async function runToEnd(
  name: string,
  env: Record<string, string>,
  signal: AbortSignal,
  onLaunch: (pid: number) => void,
): Promise<void> {
  const child = spawn(process.execPath, [...(await programArguments()), name], {
    cwd: REPOSITORY,
    env: { ...env, FENGQIAO_PART: name },
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    signal,
  });
  if (child.pid !== undefined) onLaunch(child.pid);
  const problem = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, by) => resolve(code === 0 ? undefined : `${by ?? `exit code ${code}`}`));
  });
  signal.throwIfAborted();
  if (problem) throw new StartProblem(`fengqiao ${name} failed (${problem}).`);
}

/** Runs the command line with this process's own input and output; answers its exit code. */
export async function runCommandLine(commandArguments: string[], env: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, [...(await programArguments()), ...commandArguments], {
    cwd: REPOSITORY,
    env,
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function fengqiao(name: 'worker' | 'api', env: Record<string, string>): Promise<Omit<Service, 'isReady'>> {
  return {
    name,
    command: process.execPath,
    args: [...(await programArguments()), name],
    cwd: REPOSITORY,
    env,
    stopSignal: 'SIGTERM',
    stopGraceMs: 15_000,
  };
}

async function bothPartsOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    const parts = (await response.json()) as { database?: string; engine?: string };
    return response.ok && parts.database === 'ok' && parts.engine === 'ok';
  } catch {
    return false;
  }
}
