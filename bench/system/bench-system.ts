import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { postgresSettings, startEmbedded } from '../../bin/start/embedded.ts';
import { claimPorts, type Instance, openInstance, rememberedPorts } from '../../bin/start/instance.ts';
import { environment } from '../../bin/start/parts.ts';
import { freePort } from '../../bin/start/ports.ts';
import {
  databaseUrl,
  DATABASE,
  OWNER_ROLE,
  APPLICATION_ROLE,
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

/** The whole system under load. */
export interface BenchSystem {
  url: string;
  pids: Pids;
  temporalFile: string;
  record: RecordContext;
  engine: Engine;
  deliverer: Deliverer;
  /** Connections of the tables' owner, whom row-level security does not concern. */
  owner: pg.Pool;
  end(): Promise<void>;
}

function openSystem(instance: Instance, url: string, pids: Pids, stop: () => Promise<void>): BenchSystem {
  const { passwords, masterKeyFile, temporalFile } = instance;
  const ports = rememberedPorts(instance);
  const record = openRecord({
    databaseUrl: databaseUrl(APPLICATION_ROLE, passwords.application, ports.postgres, DATABASE),
    masterKey: Buffer.from(readFileSync(masterKeyFile, 'utf8').trim(), 'hex'),
  });
  const engine = connectEngine({
    address: `127.0.0.1:${ports.temporal}`,
    namespace: process.env.TEMPORAL_NAMESPACE || 'default',
    payloadKeys: record.keys.payloadKeys,
  });
  const deliverer = createDeliverer(record, engine);
  const connectionString = databaseUrl(OWNER_ROLE, passwords.owner, ports.postgres, DATABASE);
  const owner = new pg.Pool({ connectionString, pipeline: true, max: 20 });
  // Ctrl-C stops the server under idle connections; without a listener that would end this process before the rest.
  owner.on('error', () => undefined);
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
