import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { postgresSettings } from '../../../bin/start/embedded.ts';
import { claimPorts, type InnerPorts, type Instance, openInstance } from '../../../bin/start/instance.ts';
import { environment } from '../../../bin/start/parts.ts';
import {
  APPLICATION_ROLE,
  DATABASE,
  databaseUrl,
  ensureDatabase,
  OWNER_ROLE,
  postgresService,
  superuserUrl,
} from '../../../bin/start/postgres.ts';
import { programArguments } from '../../../bin/start/program.ts';
import { Supervisor } from '../../../bin/start/supervisor.ts';
import { temporalService } from '../../../bin/start/temporal.ts';
import { temporalCli } from '../../../bin/start/temporal-cli.ts';

/** Where the one PostgreSQL and the one Temporal of a test run are. */
export interface TestInstance {
  /** PostgreSQL's superuser, on its maintenance database. */
  superuserUrl: string;
  /** The owner and the application's role, on the database that freshDatabase() copies. */
  ownerUrl: string;
  appUrl: string;
  temporalAddress: string;
  masterKeyFile: string;
  /** Directory of postgres.log and temporal.log; kept when a test has failed. */
  logs: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    instance: TestInstance;
  }
}

interface RunningInstance {
  instance: TestInstance;
  end: (keepLogs: boolean) => Promise<void>;
}

// Each project loads its own copy of this module; the run's one instance is shared through the process.
const shared = globalThis as { fengqiaoTestInstance?: Promise<RunningInstance> };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.fengqiaoTestInstance ??= startInstance();
  const running = await shared.fengqiaoTestInstance;
  project.provide('instance', running.instance);
  return () => running.end(project.vitest.state.getCountOfFailedTests() > 0);
}

async function startInstance(): Promise<RunningInstance> {
  const opened = openInstance(mkdtempSync(join(tmpdir(), 'fengqiao-test-')));
  const ports = await claimPorts(opened);
  const pids = new Map<string, number>();
  const supervisor = new Supervisor({
    logs: opened.logs,
    onLaunch: (name, pid) => pids.set(name, pid),
    onEnd: (name) => pids.delete(name),
    say: () => undefined,
  });
  // A run that ends abruptly must not leave servers behind; at that point nothing that waits works any more.
  process.once('exit', () => {
    for (const pid of pids.values()) process.kill(pid, 'SIGKILL');
  });
  let ended: Promise<void> | undefined;
  const end = (keepLogs: boolean) => {
    ended ??= stopAndRemove(opened, supervisor, keepLogs);
    return ended;
  };
  try {
    return { instance: await startServers(opened, ports, supervisor), end };
  } catch (error) {
    await end(true);
    throw error;
  }
}

async function startServers(opened: Instance, ports: InnerPorts, supervisor: Supervisor): Promise<TestInstance> {
  const { owner, application } = opened.passwords;
  const postgres = postgresSettings(opened, ports);
  const temporal = {
    cli: await temporalCli(console.log, new AbortController().signal),
    databaseFile: opened.temporalFile,
    namespace: 'default',
    port: ports.temporal,
    httpPort: ports.temporalHttp,
  };
  await Promise.all([
    supervisor.start(postgresService(postgres, environment({}))),
    supervisor.start(temporalService(temporal, environment({}))),
  ]);
  await ensureDatabase(postgres, owner);
  const instance = {
    superuserUrl: superuserUrl(postgres),
    ownerUrl: databaseUrl(OWNER_ROLE, owner, ports.postgres, DATABASE),
    appUrl: databaseUrl(APPLICATION_ROLE, application, ports.postgres, DATABASE),
    temporalAddress: `127.0.0.1:${ports.temporal}`,
    masterKeyFile: opened.masterKeyFile,
    logs: opened.logs,
  };
  await migrate(instance);
  return instance;
}

async function stopAndRemove(opened: Instance, supervisor: Supervisor, keepLogs: boolean): Promise<void> {
  await supervisor.stop();
  if (!keepLogs) return rmSync(opened.home, { recursive: true, force: true });
  rmSync(opened.postgresData, { recursive: true, force: true });
  rmSync(opened.temporalFile, { force: true });
  console.log(`The logs of PostgreSQL and Temporal are in ${opened.logs}`);
}

async function migrate(instance: TestInstance): Promise<void> {
  const result = spawnSync(process.execPath, [...(await programArguments()), 'migrate'], {
    encoding: 'utf8',
    env: {
      ...process.env,
      DATABASE_URL: instance.appUrl,
      MIGRATION_DATABASE_URL: instance.ownerUrl,
      TEMPORAL_ADDRESS: instance.temporalAddress,
      FENGQIAO_MASTER_KEY_FILE: instance.masterKeyFile,
      FENGQIAO_DEMO: '1',
    },
  });
  if (result.status !== 0) throw new Error(`migrate failed:\n${result.stdout}${result.stderr}`);
}
