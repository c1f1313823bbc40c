import { embeddedEnvironment, postgresSettings } from './embedded.ts';
import { claimPorts, type Instance, instanceHome, openInstance, rememberedPorts } from './instance.ts';
import { environment, runCommandLine } from './parts.ts';
import { ensureDatabase, postgresService } from './postgres.ts';
import { StartProblem } from './problem.ts';
import { RunFile } from './run-file.ts';
import { Supervisor } from './supervisor.ts';

/**
 * `npm run fengqiao -- <command>`: runs the command line against DATABASE_URL if that is set, else against the embedded
 * instance of FENGQIAO_HOME; if that is not running, its PostgreSQL is started for the while.
 */
const commandArguments = process.argv.slice(2);

/** Commands that ask the record nothing: no PostgreSQL is started for them. */
const WITHOUT_RECORD = new Set(['render']);

try {
  process.exit(await run());
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  console.error(error.message);
  process.exit(1);
}

async function run(): Promise<number> {
  const isAlone = WITHOUT_RECORD.has(commandArguments[0] ?? '');
  if (process.env.DATABASE_URL || isAlone) return runCommandLine(commandArguments, environment({}));
  const instance = openInstance(instanceHome());
  const runFile = new RunFile(instance.runFile, instance.home);
  if (!runFile.runningSupervisor()) return withPostgresOnly(instance, runFile);
  return runCommandLine(commandArguments, embeddedEnvironment(instance, rememberedPorts(instance)));
}

async function withPostgresOnly(instance: Instance, runFile: RunFile): Promise<number> {
  await runFile.claim(console.error);
  const ports = await claimPorts(instance);
  const supervisor = new Supervisor({
    logs: instance.logs,
    onLaunch: (name, pid) => runFile.set(name, pid),
    onEnd: (name) => runFile.remove(name),
    say: () => undefined,
  });
  // Ctrl-C reaches the command as well; PostgreSQL is stopped when that has ended.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  try {
    const settings = postgresSettings(instance, ports);
    await supervisor.start(postgresService(settings, environment({ FENGQIAO_HOME: instance.home })));
    await ensureDatabase(settings, instance.passwords.owner);
    return await runCommandLine(commandArguments, embeddedEnvironment(instance, ports));
  } finally {
    await supervisor.stop();
    runFile.release();
  }
}
