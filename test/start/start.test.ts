import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isAlive } from '../../bin/start/processes.ts';
import { RunningSystem } from '../support/instance/system.ts';

const CHILDREN = ['postgres', 'temporal', 'worker', 'api'];

const base = mkdtempSync(join(tmpdir(), 'fengqiao-start-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('npm start', () => {
  const home = join(base, 'kept');
  const systems: RunningSystem[] = [];

  async function start(options: { port?: number } = {}): Promise<RunningSystem> {
    const system = await RunningSystem.launch({ home, ...options });
    systems.push(system);
    return system;
  }

  afterAll(async () => {
    for (const system of systems) await system.end();
  });

  test('serves, survives the kill of its supervisor, keeps its data and stops cleanly', {
    timeout: 180_000,
  }, async () => {
    const first = await start();
    await first.untilReady();
    expect(await readiness(first)).toEqual({ database: 'ok', engine: 'ok' });
    const disputes = await disputesSeen(first);
    expect(disputes).toBeGreaterThan(0);
    const orphans = childrenOf(first);

    const second = await start();
    expect(await second.exitCode()).toBe(1);
    expect(second.output).toContain(`Already running on ${home} (process ${first.pids.supervisor})`);
    expect(orphans.every(isAlive)).toBe(true);

    expect(await first.end('SIGKILL')).toBe(-1);
    const began = performance.now();
    const third = await start({ port: first.port });
    await third.untilReady(60_000);
    expect(performance.now() - began).toBeLessThan(60_000);
    expect(orphans.filter(isAlive)).toEqual([]);
    expect(third.output).toContain('left behind by an earlier start');
    expect(await readiness(third)).toEqual({ database: 'ok', engine: 'ok' });
    expect(await disputesSeen(third)).toBe(disputes);

    const children = childrenOf(third);
    expect(await third.end('SIGTERM')).toBe(0);
    expect(children.filter(isAlive)).toEqual([]);
    const stops = [...third.output.matchAll(/Stopping (\w+)/g)].map(([, name]) => name);
    expect(stops).toEqual(['api', 'worker', 'temporal', 'postgres']);
    expect(() => third.pids).toThrow(/ENOENT/);
  });
});

describe('npm start says in a line what is missing:', () => {
  test('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
    const port = address.port;
    const system = await RunningSystem.launch({ home: join(base, 'port'), port });
    expect(await system.exitCode()).toBe(1);
    other.close();
    expect(lastLine(system)).toBe(
      `Port ${port} is taken by another program. Choose another: PORT=${port + 1} npm start`,
    );
  });

  test('a Temporal command line that does not run', async () => {
    const system = await RunningSystem.launch({ home: join(base, 'cli'), env: { TEMPORAL_CLI: '/nowhere/temporal' } });
    expect(await system.exitCode()).toBe(1);
    expect(lastLine(system)).toBe('TEMPORAL_CLI=/nowhere/temporal does not run.');
  });

  test('one of the two servers of a production', async () => {
    const system = await RunningSystem.launch({
      home: join(base, 'production'),
      env: { TEMPORAL_ADDRESS: '127.0.0.1:7233' },
    });
    expect(await system.exitCode()).toBe(1);
    expect(lastLine(system)).toBe(
      'TEMPORAL_ADDRESS is set alone: set both DATABASE_URL and TEMPORAL_ADDRESS, or neither.',
    );
  });
});

async function readiness(system: RunningSystem): Promise<unknown> {
  return (await fetch(`${system.url}/readyz`)).json();
}

/** How many disputes of the demo county a village's mediator sees. */
async function disputesSeen(system: RunningSystem): Promise<number> {
  const login = await fetch(`${system.url}/api/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'mediator.yangping', password: 'demo' }),
  });
  const { token } = (await login.json()) as { token: string };
  const list = await fetch(`${system.url}/api/v1/disputes`, { headers: { authorization: `Bearer ${token}` } });
  return ((await list.json()) as { total: number }).total;
}

function childrenOf(system: RunningSystem): number[] {
  return CHILDREN.map((name) => Number(system.pids[name]));
}

function lastLine(system: RunningSystem): string | undefined {
  return system.output.trimEnd().split('\n').at(-1);
}
