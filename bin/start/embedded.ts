import { cacheDirectory, claimPorts, type InnerPorts, type Instance } from './instance.ts';
import { apiService, environment, runToEnd, workerService } from './parts.ts';
import { APPLICATION_ROLE, DATABASE, databaseUrl, ensureDatabase, OWNER_ROLE, postgresService } from './postgres.ts';
import type { Say } from './progress.ts';
import type { RunFile } from './run-file.ts';
import type { Supervisor } from './supervisor.ts';
import { temporalService } from './temporal.ts';
import { temporalCli } from './temporal-cli.ts';

export interface EmbeddedStart {
  instance: Instance;
  runFile: RunFile;
  supervisor: Supervisor;
  /** HTTP port of the API. */
  port: number;
  say: Say;
  signal: AbortSignal;
}

/** Starts everything a fresh machine lacks – PostgreSQL and Temporal – and then the system on them. */
export async function startEmbedded({
  instance,
  runFile,
  supervisor,
  port,
  say,
  signal,
}: EmbeddedStart): Promise<void> {
  const ports = await claimPorts(instance);
  const demo = process.env.FENGQIAO_DEMO !== '0';
  const env = { ...embeddedEnvironment(instance, ports), PORT: String(port) };
  const run = async (name: string) => {
    await runToEnd(name, env, signal, (pid) => runFile.set(name, pid));
    runFile.remove(name);
  };
  // PostgreSQL is launched first, so that it is stopped last.
  await Promise.all([startPostgres().then(migrate), startTemporal()]);
  if (demo) {
    say('Loading the demo county, if it is not there yet');
    await run('seed-demo');
  }
  say('Starting the worker and the API');
  await Promise.all([
    workerService(env, true).then((worker) => supervisor.start(worker)),
    apiService(env, port).then((api) => supervisor.start(api)),
    reportBrowser(say),
  ]);

  async function migrate(): Promise<void> {
    say('Bringing the database to the present schema');
    await run('migrate');
  }

  async function startPostgres(): Promise<void> {
    say('Starting PostgreSQL');
    const settings = postgresSettings(instance, ports);
    await supervisor.start(postgresService(settings, environment({ FENGQIAO_HOME: instance.home })));
    await ensureDatabase(settings, instance.passwords.owner);
    say('PostgreSQL is usable');
  }

  async function startTemporal(): Promise<void> {
    const cli = await temporalCli(say, signal);
    say(`Starting Temporal (${cli})`);
    const settings = {
      cli,
      databaseFile: instance.temporalFile,
      namespace: env.TEMPORAL_NAMESPACE,
      port: ports.temporal,
      httpPort: ports.temporalHttp,
      ui: { port: ports.temporalUi, codecPort: ports.codec },
    };
    await supervisor.start(temporalService(settings, environment({ FENGQIAO_HOME: instance.home })));
    say(`Temporal is usable; its own pages are at http://127.0.0.1:${ports.temporalUi}`);
  }
}

/** Without a browser everything works but the printing of documents, which waits for one: said, but no reason to stop. */
async function reportBrowser(say: Say): Promise<void> {
  try {
    // Loaded here and not above: the browser's driver is large, and the servers can be started meanwhile.
    const { findChromium } = await import('../../documents/find-chromium.ts');
    say(`Documents are printed with ${await findChromium(cacheDirectory())}`);
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}. Until then documents wait.`);
  }
}

export function postgresSettings(instance: Instance, ports: InnerPorts) {
  return {
    dataDirectory: instance.postgresData,
    port: ports.postgres,
    superuserPassword: instance.passwords.superuser,
  };
}

/** What every command of the command line reads, for this instance. */
export function embeddedEnvironment(instance: Instance, ports: InnerPorts) {
  const { owner, application } = instance.passwords;
  return {
    ...environment({}),
    FENGQIAO_HOME: instance.home,
    DATABASE_URL: databaseUrl(APPLICATION_ROLE, application, ports.postgres, DATABASE),
    MIGRATION_DATABASE_URL: databaseUrl(OWNER_ROLE, owner, ports.postgres, DATABASE),
    TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    TEMPORAL_NAMESPACE: process.env.TEMPORAL_NAMESPACE || 'default',
    FENGQIAO_MASTER_KEY_FILE: process.env.FENGQIAO_MASTER_KEY_FILE || instance.masterKeyFile,
    FENGQIAO_DEMO: process.env.FENGQIAO_DEMO === '0' ? '0' : '1',
    CODEC_PORT: String(ports.codec),
  };
}
