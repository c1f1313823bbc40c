import { embeddedEnvironment, postgresSettings } from './embedded.ts';
import { claimPorts, type Instance } from './instance.ts';
import { environment } from './parts.ts';
import { ensureDatabase, postgresService } from './postgres.ts';
import type { RunFile } from './run-file.ts';
import { Supervisor } from './supervisor.ts';

/** Starts the PostgreSQL of an instance that is not running, for as long as the work takes. */
export async function withPostgresOnly<T>(
  instance: Instance,
  runFile: RunFile,
  work: (env: Record<string, string>) => Promise<T>,
): Promise<T> {
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
    return await work(embeddedEnvironment(instance, ports));
  } finally {
    await supervisor.stop();
    runFile.release();
  }
}
