import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { StartProblem } from './problem.ts';
import { describeProcess, endProcess, isAlive } from './processes.ts';
import type { Say } from './progress.ts';

const SUPERVISOR = 'supervisor';

/**
 * run.json: the process ids of the supervisor and of every child by name, kept current through each restart. It keeps
 * two supervisors off one home and lets a start find what a killed supervisor has left behind.
 */
export class RunFile {
  readonly #path: string;
  readonly #home: string;
  #pids: Record<string, number> = {};

  constructor(path: string, home: string) {
    this.#path = path;
    this.#home = home;
  }

  /** The running supervisor's process id, if one is running on this home. */
  runningSupervisor(): number | undefined {
    const pid = this.#read()[SUPERVISOR];
    return pid !== undefined && pid !== process.pid && isAlive(pid) && describeProcess(pid).includes('bootstrap.mjs')
      ? pid
      : undefined;
  }

  /**
   * Makes this process the home's one supervisor, ending the children of one that was killed.
   * @throws StartProblem if another is running
   */
  async claim(say: Say): Promise<void> {
    const other = this.runningSupervisor();
    if (other)
      throw new StartProblem(
        `Already running on ${this.#home} (process ${other}). Stop it first, or set another FENGQIAO_HOME and PORT.`,
      );
    const left = Object.entries(this.#read()).filter(([name, pid]) => name !== SUPERVISOR && this.#isOurs(name, pid));
    this.#pids = { [SUPERVISOR]: process.pid };
    for (const [name, pid] of left) this.#pids[name] = pid;
    this.#write();
    for (const [name, pid] of left.reverse()) {
      say(`Ending ${name} (process ${pid}), left behind by an earlier start`);
      await endProcess(pid, name === 'postgres' ? 'SIGINT' : 'SIGTERM', 10_000);
      this.remove(name);
    }
  }

  set(name: string, pid: number): void {
    this.#pids[name] = pid;
    this.#write();
  }

  remove(name: string): void {
    delete this.#pids[name];
    this.#write();
  }

  release(): void {
    rmSync(this.#path, { force: true });
  }

  /** A process id alone may have been given to a stranger since: every child carries its name and home in its environment. */
  #isOurs(name: string, pid: number): boolean {
    const words = `${describeProcess(pid)} `;
    return words.includes(`FENGQIAO_PART=${name} `) && words.includes(`FENGQIAO_HOME=${this.#home} `);
  }

  #read(): Record<string, number> {
    try {
      return JSON.parse(readFileSync(this.#path, 'utf8')) as Record<string, number>;
    } catch {
      return {};
    }
  }

  #write(): void {
    const next = `${this.#path}.next`;
    writeFileSync(next, `${JSON.stringify(this.#pids, null, 2)}\n`);
    renameSync(next, this.#path);
  }
}
