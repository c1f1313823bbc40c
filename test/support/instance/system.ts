import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../../bin/start/ports.ts';

/** One `npm start` in a process of its own, as a person would start it. */
export class RunningSystem {
  readonly home: string;
  readonly port: number;
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<number>;
  #exitCode: number | undefined;
  #output = '';

  private constructor(home: string, port: number, env: Record<string, string>) {
    this.home = home;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.#child = spawn(process.execPath, ['bin/bootstrap.mjs', 'start'], {
      env: { ...withoutServers(process.env), FENGQIAO_HOME: home, PORT: String(port), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    }
    this.#ended = new Promise((resolve) => {
      this.#child.once('close', (code) => {
        this.#exitCode = code ?? -1;
        resolve(this.#exitCode);
      });
    });
  }

  /** Launches it on the home directory, without waiting until it is ready. */
  static async launch(options: { home: string; port?: number; env?: Record<string, string> }): Promise<RunningSystem> {
    return new RunningSystem(options.home, options.port ?? (await freePort()), options.env ?? {});
  }

  /** All that it has printed. */
  get output(): string {
    return this.#output;
  }

  /** Process ids by name (supervisor, postgres, temporal, worker, api) at this moment, from run.json. */
  get pids(): Record<string, number> {
    return JSON.parse(readFileSync(join(this.home, 'run.json'), 'utf8')) as Record<string, number>;
  }

  /** Waits for the line `ready: …`. */
  async untilReady(withinMs = 120_000): Promise<void> {
    await this.untilPrinted(`ready: http://localhost:${this.port}`, withinMs);
  }

  async untilPrinted(text: string, withinMs = 60_000): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (!this.#output.includes(text)) {
      if (this.#exitCode !== undefined) throw new Error(`ended with ${this.#exitCode}:\n${this.#output}`);
      if (performance.now() > deadline) throw new Error(`"${text}" was not printed:\n${this.#output}`);
      await delay(50);
    }
  }

  /** Waits for its end; answers the exit code, -1 if it was killed. */
  async exitCode(): Promise<number> {
    return this.#ended;
  }

  /** Sends a signal to the supervisor and waits for its end. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number> {
    if (this.#exitCode === undefined) this.#child.kill(signal);
    return this.#ended;
  }
}

/** A developer's own settings must not turn a test's embedded instance into a production one. */
function withoutServers(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, TEMPORAL_ADDRESS: _temporal, ...rest } = env;
  return rest;
}
