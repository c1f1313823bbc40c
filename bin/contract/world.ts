import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '../../demo/users.ts';
import { openInstance } from '../start/instance.ts';
import { apiService, runCommandLine } from '../start/parts.ts';
import { freePort } from '../start/ports.ts';
import { withPostgresOnly } from '../start/postgres-only.ts';
import { StartProblem } from '../start/problem.ts';
import { RunFile } from '../start/run-file.ts';
import { Supervisor } from '../start/supervisor.ts';

/** Nothing listens there: the engine is down throughout, and everything but moving the clock must work all the same. */
const NO_ENGINE = '127.0.0.1:1';

/** Who asks, by the name that schemathesis.toml calls their token by. */
const CALLERS = {
  MEDIATOR: 'mediator.yangping',
  COORDINATOR: 'coordinator.qingxi',
  CHIEF: 'chief.qingxi',
  CLERK: 'clerk.court',
  ENFORCEMENT: 'enforcement.court',
  SUPERVISOR: 'supervisor.county',
};

/** Records that are asked about, where a list of them is read, and by whom. */
const RECORDS: Record<string, { list: string; by: keyof typeof CALLERS }> = {
  DISPUTE: { list: '/disputes?status=mediating', by: 'MEDIATOR' },
  HOUSEHOLD: { list: '/households', by: 'CHIEF' },
  REVIEW: { list: '/reviews?stationId=qingxi-station', by: 'CHIEF' },
};

export interface World {
  url: string;
  /** Tokens and ids, as schemathesis.toml names them. */
  named: Record<string, string>;
}

/** The demo county behind an API of its own, for as long as the work takes; nothing of it is left. */
export async function inWorld<T>(work: (world: World) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'fengqiao-contract-'));
  try {
    const instance = openInstance(home);
    return await withPostgresOnly(instance, new RunFile(instance.runFile, home), async (postgres) => {
      const port = await freePort();
      const env = { ...postgres, TEMPORAL_ADDRESS: NO_ENGINE, PORT: String(port), LOG_LEVEL: 'error' };
      for (const command of ['migrate', 'seed-demo']) {
        if ((await runCommandLine([command], env)) !== 0) throw new StartProblem(`fengqiao ${command} failed.`);
      }
      return withApi(env, port, instance.logs, work);
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function withApi<T>(env: Record<string, string>, port: number, logs: string, work: (world: World) => Promise<T>) {
  const url = `http://127.0.0.1:${port}`;
  const supervisor = new Supervisor({ logs, onLaunch: () => undefined, onEnd: () => undefined, say: console.log });
  try {
    await supervisor.start({ ...(await apiService(env, port)), isReady: () => isUp(url) });
    return await work({ url, named: await namesIn(url) });
  } finally {
    await supervisor.stop();
  }
}

async function isUp(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function namesIn(url: string): Promise<Record<string, string>> {
  const named: Record<string, string> = {};
  for (const [name, username] of Object.entries(CALLERS)) {
    const { token } = await ask<{ token: string }>(`${url}/api/v1/login`, { username, password: DEMO_PASSWORD });
    named[name] = token;
  }
  for (const [name, { list, by }] of Object.entries(RECORDS)) {
    const { items } = await ask<{ items: { id: string }[] }>(`${url}/api/v1${list}`, undefined, named[by]);
    const [first] = items;
    if (first === undefined) throw new StartProblem(`the demo county has nothing under ${list}`);
    named[name] = first.id;
  }
  return named;
}

async function ask<T>(url: string, body?: unknown, token?: string): Promise<T> {
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new StartProblem(`${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
