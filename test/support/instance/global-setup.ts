import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { claimPorts, openInstance } from '../../../bin/start/instance.ts';
import { environment } from '../../../bin/start/parts.ts';
import {
  APPLICATION_ROLE,
  databaseUrl,
  ensureDatabase,
  OWNER_ROLE,
  postgresService,
  superuserUrl,
} from '../../../bin/start/postgres.ts';
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
  const home = mkdtempSync(join(tmpdir(), 'fengqiao-test-'));
  const opened = openInstance(home);
  const ports = await claimPorts(opened);
  const postgres = {
    dataDirectory: opened.postgresData,
    port: ports.postgres,
    superuserPassword: opened.passwords.superuser,
  };
  const supervisor = new Supervisor({
    logs: opened.logs,
    onLaunch: () => undefined,
    onEnd: () => undefined,
    say: () => undefined,
  });
  const { owner, application } = opened.passwords;
  const instance = {
    superuserUrl: superuserUrl(postgres),
    ownerUrl: databaseUrl(OWNER_ROLE, owner, ports.postgres, 'fengqiao'),
    appUrl: databaseUrl(APPLICATION_ROLE, application, ports.postgres, 'fengqiao'),
    temporalAddress: `127.0.0.1:${ports.temporal}`,
    masterKeyFile: opened.masterKeyFile,
    logs: opened.logs,
  };
  const services = await Promise.all([
    supervisor.start(postgresService(postgres, environment({}))),
    temporalCli(console.log, new AbortController().signal).then((cli) =>
      supervisor.start(
        temporalService(
          {
            cli,
            databaseFile: opened.temporalFile,
            namespace: 'default',
            port: ports.temporal,
            httpPort: ports.temporalHttp,
          },
          environment({}),
        ),
      ),
    ),
  ]);
  // A run that ends abruptly must not leave servers behind; at this point nothing that waits works any more.
  process.once('exit', () => {
    for (const { pid } of services) if (pid !== undefined) process.kill(pid, 'SIGKILL');
  });
  await ensureDatabase(postgres, owner);
  migrate(instance);
  const end = async (keepLogs: boolean) => {
    delete shared.fengqiaoTestInstance;
    await supervisor.stop();
    if (keepLogs) console.log(`The logs of PostgreSQL and Temporal are in ${opened.logs}`);
    for (const part of keepLogs ? ['postgres', 'temporal.db'] : ['.']) {
      rmSync(join(home, part), { recursive: true, force: true });
    }
  };
  let ended: Promise<void> | undefined;
  return {
    instance,
    end: (keepLogs) => {
      ended ??= end(keepLogs);
      return ended;
    },
  };
}

function migrate(instance: TestInstance): void {
  const result = spawnSync(process.execPath, ['--import', 'tsx', 'bin/fengqiao.ts', 'migrate'], {
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
