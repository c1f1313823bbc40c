import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimPorts, openInstance } from '../../bin/start/instance.ts';
import { environment } from '../../bin/start/parts.ts';
import { ensureDatabase, postgresService, superuserUrl } from '../../bin/start/postgres.ts';
import { isAlive } from '../../bin/start/processes.ts';
import type { SupervisedService } from '../../bin/start/service.ts';
import { Supervisor } from '../../bin/start/supervisor.ts';
import { temporalService } from '../../bin/start/temporal.ts';
import { temporalCli } from '../../bin/start/temporal-cli.ts';

describe('a supervised part', () => {
  // Private to this user, as root's home is: the server's unprivileged user cannot walk to its data directory.
  const home = mkdtempSync(join(tmpdir(), 'fengqiao-parts-'));
  const said: string[] = [];
  const launched: string[] = [];
  let supervisor: Supervisor;
  let postgres: SupervisedService;
  let temporal: SupervisedService;
  let url: string;

  beforeAll(async () => {
    const instance = openInstance(home);
    const ports = await claimPorts(instance);
    const settings = {
      dataDirectory: instance.postgresData,
      port: ports.postgres,
      superuserPassword: instance.passwords.superuser,
    };
    url = superuserUrl(settings);
    supervisor = new Supervisor({
      logs: instance.logs,
      onLaunch: (name) => launched.push(name),
      onEnd: () => undefined,
      say: (line) => said.push(line),
    });
    postgres = await supervisor.start(postgresService(settings, environment({})));
    await ensureDatabase(settings, instance.passwords.owner);
    temporal = await supervisor.start(
      temporalService(
        {
          cli: await temporalCli(() => undefined, new AbortController().signal),
          databaseFile: instance.temporalFile,
          namespace: 'default',
          port: ports.temporal,
          httpPort: ports.temporalHttp,
        },
        environment({}),
      ),
    );
  });

  afterAll(async () => {
    await supervisor.stop();
    rmSync(home, { recursive: true, force: true });
  });

  test('is launched again after kill -9, PostgreSQL with what was committed', async () => {
    await query('CREATE TABLE kept (number int)');
    for (const number of [1, 2]) {
      await query(`INSERT INTO kept VALUES (${number})`);
      await killed(postgres);
      expect(await query('SELECT number FROM kept ORDER BY number')).toHaveLength(number);
    }
    await killed(temporal);
    expect(said.filter((line) => line.includes('postgres ended (SIGKILL)'))).toHaveLength(2);
    expect(said).toContain('temporal ended (SIGKILL), starting it again in 200 ms');
  });

  test('waits longer before each launch when it keeps ending', async () => {
    const failing = {
      ...{ name: 'failing', command: process.execPath, args: ['-e', 'console.error("no luck"); process.exit(3)'] },
      ...({ env: environment({}), isReady: () => false, stopSignal: 'SIGTERM', stopGraceMs: 1_000 } as const),
    };
    await expect(supervisor.start(failing)).rejects.toThrow(/failing does not start:\n {2}no luck/);
    const delays = said.flatMap(
      (line) => /^failing ended \(exit code 3\), starting it again in (\d+) ms$/.exec(line)?.[1] ?? [],
    );
    expect(delays.slice(0, 4)).toEqual(['200', '400', '800', '1600']);
  });

  test('is stopped cleanly and not launched again', async () => {
    const pids = [postgres.pid, temporal.pid].map(Number);
    launched.length = 0;
    await supervisor.stop();
    expect(pids.map(isAlive)).toEqual([false, false]);
    expect(launched).toEqual([]);
  });

  async function killed(service: SupervisedService): Promise<void> {
    const before = Number(service.pid);
    process.kill(before, 'SIGKILL');
    while (service.pid === undefined || service.pid === before) await delay(10);
    await service.untilReady();
  }

  async function query(sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }
});
