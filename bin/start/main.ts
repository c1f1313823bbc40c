import { startEmbedded } from './embedded.ts';
import { instanceHome, openInstance } from './instance.ts';
import { apiService, environment, runToEnd, workerService } from './parts.ts';
import { portIsFree } from './ports.ts';
import { StartProblem } from './problem.ts';
import { progressPrinter } from './progress.ts';
import { RunFile } from './run-file.ts';
import { Supervisor } from './supervisor.ts';

/**
 * `npm start`: brings the whole system up and keeps it up until Ctrl-C or SIGTERM. With DATABASE_URL and TEMPORAL_ADDRESS
 * only the worker and the API, on those servers: that is production.
 */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
const say = progressPrinter();

try {
  const port = httpPort();
  if (isProduction()) await runProduction(port);
  else await runEmbedded(port);
  process.exit(0);
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  console.error(error.message);
  process.exit(1);
}

async function runEmbedded(port: number): Promise<void> {
  const instance = openInstance(instanceHome());
  const runFile = new RunFile(instance.runFile, instance.home);
  await runFile.claim(say);
  const supervisor = new Supervisor({
    logs: instance.logs,
    onLaunch: (name, pid) => runFile.set(name, pid),
    onEnd: (name) => runFile.remove(name),
    say,
  });
  try {
    await requirePort(port);
    say(`Data, keys and logs are in ${instance.home}`);
    await untilStopped(supervisor, port, () =>
      startEmbedded({ instance, runFile, supervisor, port, say, signal: stop.signal }),
    );
  } finally {
    runFile.release();
  }
}

async function runProduction(port: number): Promise<void> {
  await requirePort(port);
  const env = environment({ PORT: String(port), FENGQIAO_DEMO: process.env.FENGQIAO_DEMO ?? '0' });
  const supervisor = new Supervisor({ onLaunch: () => undefined, onEnd: () => undefined, say });
  await untilStopped(supervisor, port, async () => {
    // Refuses a database that is not a demo one.
    if (env.FENGQIAO_DEMO === '1') await runToEnd('seed-demo', env, stop.signal, () => undefined);
    say('Starting the worker and the API on DATABASE_URL and TEMPORAL_ADDRESS');
    const parts = await Promise.all([workerService(env, false), apiService(env, port)]);
    await Promise.all(parts.map((part) => supervisor.start(part)));
  });
}

/** Starts, says so, waits to be stopped and stops all – also what had been started when a later part fails. */
async function untilStopped(supervisor: Supervisor, port: number, start: () => Promise<void>): Promise<void> {
  try {
    await Promise.race([start(), stopped]);
    if (!stop.signal.aborted) {
      console.log(`ready: http://localhost:${port}`);
      await stopped;
    }
  } catch (error) {
    // Stopped while starting: whatever the start then complained of is no problem.
    if (!stop.signal.aborted) throw error;
  } finally {
    stop.abort();
    await supervisor.stop();
  }
}

function isProduction(): boolean {
  const given = ['DATABASE_URL', 'TEMPORAL_ADDRESS'].filter((name) => process.env[name]);
  if (given.length === 1)
    throw new StartProblem(`${given[0]} is set alone: set both DATABASE_URL and TEMPORAL_ADDRESS, or neither.`);
  return given.length === 2;
}

function httpPort(): number {
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StartProblem(`PORT=${process.env.PORT} is not a port number.`);
}

async function requirePort(port: number): Promise<void> {
  if (await portIsFree(port)) return;
  throw new StartProblem(`Port ${port} is taken by another program. Choose another: PORT=${port + 1} npm start`);
}
