import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartProblem } from './problem.ts';
import { endProcess } from './processes.ts';

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 5_000;
/** A part that ends this often before it was ever usable will not become so by trying. */
const MOST_RELAUNCHES = 4;
const HEALTHY_AFTER_MS = 30_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/** What one long-running part of the system is: how it is started, when it is usable and how it is asked to stop. */
export interface Service {
  name: string;
  command: string;
  args: string[];
  env: Record<string, string>;
  cwd?: string;
  /** The unprivileged user to run as, when this process is root. */
  user?: { uid: number; gid: number };
  /** Runs before each launch, for what an abrupt end may have left behind. */
  prepare?: () => void;
  /** Asked again and again until true; `output` is what the part has printed since its launch. */
  isReady: (output: () => string) => boolean | Promise<boolean>;
  stopSignal: 'SIGINT' | 'SIGTERM';
  stopGraceMs: number;
}

export interface ServiceSurroundings {
  /** Directory of `<name>.log`; without one the part prints to this process's own output. */
  logs?: string;
  onLaunch: (name: string, pid: number) => void;
  onEnd: (name: string) => void;
  say: (line: string) => void;
}

/** Keeps one part running: launched again with exponential backoff whenever it ends, until stopped. */
export class SupervisedService {
  readonly name: string;
  readonly #service: Service;
  readonly #surroundings: ServiceSurroundings;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #child: ChildProcess | undefined;
  #launches = 0;
  #logStart = 0;

  constructor(service: Service, surroundings: ServiceSurroundings) {
    this.name = service.name;
    this.#service = service;
    this.#surroundings = surroundings;
  }

  /** The process id at this moment; undefined between an end and the next launch. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /**
   * Launches the part and waits until it is usable.
   * @throws StartProblem with the end of its log if it keeps ending or takes longer than `withinMs`
   */
  async start(withinMs = 90_000): Promise<void> {
    this.#running = this.#keepRunning();
    await this.untilReady(withinMs);
  }

  /** Waits until the part is usable: at the start, or again after it was killed. */
  async untilReady(withinMs = 90_000): Promise<void> {
    const deadline = performance.now() + withinMs;
    const firstLaunch = this.#launches;
    for (;;) {
      this.#stop.signal.throwIfAborted();
      if (this.#child && (await this.#service.isReady(() => this.#output()))) return;
      if (performance.now() > deadline || this.#launches - firstLaunch > MOST_RELAUNCHES) {
        throw new StartProblem(`${this.name} does not start${this.#logTail()}`);
      }
      await delay(40);
    }
  }

  /** Stops the part, and kills it if it has not ended within its grace period. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error(`${this.name} was stopped`));
    const pid = this.#child?.pid;
    if (pid !== undefined) await endProcess(pid, this.#service.stopSignal, this.#service.stopGraceMs);
    await this.#running;
  }

  async #keepRunning(): Promise<void> {
    let backoffMs = FIRST_DELAY_MS;
    while (!this.#stop.signal.aborted) {
      const launchedAt = performance.now();
      const how = await this.#run();
      if (this.#stop.signal.aborted) return;
      if (performance.now() - launchedAt > HEALTHY_AFTER_MS) backoffMs = FIRST_DELAY_MS;
      this.#surroundings.say(`${this.name} ended (${how}), starting it again in ${backoffMs} ms`);
      await delay(backoffMs, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      backoffMs = Math.min(backoffMs * 2, LONGEST_DELAY_MS);
    }
  }

  /** One launch, until it ends; answers how it ended. */
  async #run(): Promise<string> {
    this.#launches += 1;
    this.#service.prepare?.();
    const log = this.#openLog();
    const { command, args, env, cwd, user } = this.#service;
    const child = spawn(command, args, {
      cwd,
      env: { ...env, FENGQIAO_PART: this.name },
      ...user,
      // A group of its own: Ctrl-C reaches the supervisor alone, which then stops the parts in order.
      detached: true,
      stdio: ['ignore', log ?? 'inherit', log ?? 'inherit'],
    });
    if (log !== undefined) closeSync(log);
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    if (child.pid !== undefined) {
      this.#child = child;
      this.#surroundings.onLaunch(this.name, child.pid);
    }
    const how = await ended;
    this.#child = undefined;
    this.#surroundings.onEnd(this.name);
    return how;
  }

  #logFile(): string | undefined {
    return this.#surroundings.logs && join(this.#surroundings.logs, `${this.name}.log`);
  }

  #openLog(): number | undefined {
    const file = this.#logFile();
    if (!file) return undefined;
    if (sizeOf(file) > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
    this.#logStart = sizeOf(file);
    return openSync(file, 'a', 0o600);
  }

  #output(): string {
    const file = this.#logFile();
    return file ? readFileSync(file).subarray(this.#logStart).toString('utf8') : '';
  }

  /** The last lines of the log, also of earlier launches: the present one may not have said anything yet. */
  #logTail(): string {
    const file = this.#logFile();
    if (!file) return '';
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8);
    return `:\n${lines.map((line) => `  ${line}`).join('\n')}\n(more in ${file})`;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
