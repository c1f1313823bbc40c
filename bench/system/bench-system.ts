import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { embeddedEnvironment, postgresSettings, startEmbedded } from '../../bin/start/embedded.ts';
import { claimPorts, type Instance, openInstance, rememberedPorts } from '../../bin/start/instance.ts';
import { apiService, environment, runToEnd } from '../../bin/start/parts.ts';
import { freePort } from '../../bin/start/ports.ts';
import {
  databaseUrl,
  DATABASE,
  OWNER_ROLE,
  APPLICATION_ROLE,
  ensureDatabase,
  postgresService,
  superuserUrl,
} from '../../bin/start/postgres.ts';
import { RunFile } from '../../bin/start/run-file.ts';
import { Supervisor } from '../../bin/start/supervisor.ts';
import { connectEngine, type Engine } from '../../engine/connection.ts';
import { createDeliverer, type Deliverer } from '../../engine/deliverer.ts';
import { openRecord, type RecordContext } from '../../record/context.ts';

/** Process ids by the names that `npm start` gives them. */
export type Pids = Readonly<Record<string, number>>;

/** A home, its data written as safely as a real one's: temporary, or one that is kept. */
export class BenchHome {
  readonly instance: Instance;
  readonly #isKept: boolean;
  #running: Supervisor | undefined;

  constructor(kept?: string) {
    this.#isKept = kept !== undefined;
    this.instance = openInstance(kept ?? mkdtempSync(join(tmpdir(), 'fengqiao-bench-')));
  }

  /** Runs `work` with nothing but PostgreSQL running: nothing of ours costs the peer any time. */
  async withPostgresOnly<T>(
    work: (superuser: { url: string; port: number; password: string }, pids: Pids) => Promise<T>,
  ): Promise<T> {
    const { supervisor, pids } = this.#supervisor();
    try {
      const settings = postgresSettings(this.instance, await claimPorts(this.instance));
      await supervisor.start(postgresService(settings, environment({ FENGQIAO_HOME: this.instance.home })));
      const { port, superuserPassword: password } = settings;
      return await work({ url: superuserUrl(settings), port, password }, pids);
    } finally {
      await supervisor.stop();
    }
  }

  /** Starts everything that `npm start` does, and a record and a deliverer in this process beside it. */
  async start(): Promise<BenchSystem> {
    const { supervisor, pids } = this.#supervisor();
    const port = await freePort();
    const runFile = new RunFile(this.instance.runFile, this.instance.home);
    const signal = new AbortController().signal;
    try {
      await startEmbedded({ instance: this.instance, runFile, supervisor, port, say: () => undefined, signal });
    } catch (error) {
      await supervisor.stop();
      throw error;
    }
    return openSystem(this.instance, `http://127.0.0.1:${port}`, pids, () => supervisor.stop());
  }

  /** PostgreSQL, the demo county and the API: what a look at a page needs. The engine takes no part in looking. */
  async startForLooking(): Promise<LookedAt> {
    const { supervisor } = this.#supervisor();
    const port = await freePort();
    try {
      const ports = await claimPorts(this.instance);
      const settings = postgresSettings(this.instance, ports);
      const env = { ...embeddedEnvironment(this.instance, ports), PORT: String(port) };
      await supervisor.start(postgresService(settings, env));
      await ensureDatabase(settings, this.instance.passwords.owner);
      for (const name of ['migrate', 'seed-demo']) {
        await runToEnd(name, env, new AbortController().signal, () => undefined);
      }
      const url = `http://127.0.0.1:${port}`;
      await supervisor.start({ ...(await apiService(env, port)), isReady: () => isUp(url) });
      const { record, owner } = openDatabaseOf(this.instance);
      const end = async () => {
        await owner.end();
        await record.close();
        await supervisor.stop();
      };
      return { url, record, owner, end };
    } catch (error) {
      await supervisor.stop();
      throw error;
    }
  }

  /** Ends whatever runs and removes all of it, unless it is kept. */
  async remove(): Promise<void> {
    await this.#running?.stop();
    if (this.#isKept) return;
    rmSync(this.instance.home, { recursive: true, force: true });
  }

  #supervisor(): { supervisor: Supervisor; pids: Record<string, number> } {
    const pids: Record<string, number> = {};
    const supervisor = new Supervisor({
      logs: this.instance.logs,
      onLaunch: (name, pid) => {
        pids[name] = pid;
      },
      onEnd: (name) => {
        delete pids[name];
      },
      say: () => undefined,
    });
    this.#running = supervisor;
    return { supervisor, pids };
  }
}

/** The API and its record. */
export interface LookedAt {
  url: string;
  record: RecordContext;
  /** Connections of the tables' owner, whom row-level security does not concern. */
  owner: pg.Pool;
  end(): Promise<void>;
}

/** The whole system under load. */
export interface BenchSystem extends LookedAt {
  pids: Pids;
  temporalFile: string;
  engine: Engine;
  deliverer: Deliverer;
}

function openSystem(instance: Instance, url: string, pids: Pids, stop: () => Promise<void>): BenchSystem {
  const { temporalFile } = instance;
  const { record, owner } = openDatabaseOf(instance);
  const engine = connectEngine({
    address: `127.0.0.1:${rememberedPorts(instance).temporal}`,
    namespace: process.env.TEMPORAL_NAMESPACE || 'default',
    payloadKeys: record.keys.payloadKeys,
  });
  const deliverer = createDeliverer(record, engine);
  return {
    ...{ url, pids, temporalFile, record, engine, deliverer, owner },
    async end() {
      await owner.end();
      await engine.close();
      await record.close();
      await stop();
    },
  };
}

function openDatabaseOf(instance: Instance): Pick<LookedAt, 'record' | 'owner'> {
  const { passwords, masterKeyFile } = instance;
  const { postgres } = rememberedPorts(instance);
  const record = openRecord({
    databaseUrl: databaseUrl(APPLICATION_ROLE, passwords.application, postgres, DATABASE),
    masterKey: Buffer.from(readFileSync(masterKeyFile, 'utf8').trim(), 'hex'),
  });
  const connectionString = databaseUrl(OWNER_ROLE, passwords.owner, postgres, DATABASE);
  const owner = new pg.Pool({ connectionString, pipeline: true, max: 20 });
  // Ctrl-C stops the server under idle connections; without a listener that would end this process before the rest.
  owner.on('error', () => undefined);
  return { record, owner };
}

async function isUp(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}
