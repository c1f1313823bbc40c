import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment } from '../../bin/start/parts.ts';
import { freePort } from '../../bin/start/ports.ts';
import { Supervisor } from '../../bin/start/supervisor.ts';
import { temporalService } from '../../bin/start/temporal.ts';
import { temporalCli } from '../../bin/start/temporal-cli.ts';

/** A Temporal of one test file's own, which may be stopped and may lose its memory. */
export interface TemporalServer {
  address: string;
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** Deletes its file; only while it is stopped. */
  forget(): void;
}

export async function startTemporal(): Promise<TemporalServer> {
  const home = mkdtempSync(join(tmpdir(), 'fengqiao-temporal-'));
  const [port, httpPort] = [await freePort(), await freePort()];
  const cli = await temporalCli(console.log, new AbortController().signal);
  let supervisor: Supervisor | undefined;
  const server: TemporalServer = {
    address: `127.0.0.1:${port}`,
    async start() {
      supervisor = new Supervisor({
        logs: home,
        onLaunch: () => undefined,
        onEnd: () => undefined,
        say: () => undefined,
      });
      const databaseFile = join(home, 'temporal.db');
      const service = temporalService({ cli, databaseFile, namespace: 'default', port, httpPort }, environment({}));
      // Ended the hard way, as a crash would.
      await supervisor.start({ ...service, stopGraceMs: 0 });
    },
    stop: async () => supervisor?.stop(),
    forget() {
      for (const suffix of ['', '-wal', '-shm']) rmSync(join(home, `temporal.db${suffix}`), { force: true });
    },
  };
  await server.start();
  return server;
}
