import { RunningSystem } from '../instance/system.ts';
import { countOverdue, countUndelivered, storedEvents, streamsOf, verifyFindings } from './audit.ts';
import { Caller } from './caller.ts';
import { tellCase } from './case-story.ts';
import { differences } from './differences.ts';
import { type Killing, killParts } from './killer.ts';
import { Ledger } from './ledger.ts';
import type { Part } from './parts.ts';
import { Random } from './random.ts';
import { until } from './until.ts';

const CALLERS = 16;
const USERS = ['mediator.yangping', 'mediator.hekou', 'mediator.shanqian', 'mediator.qingxi'] as const;
/** A Monday morning, so that what is advanced passes working days. */
const CLOCK_START = '2026-01-05T09:00:00+08:00';
/** Past the first deadlines of whatever was left open: dispatch, alarm, acceptance and escalation. */
const ADVANCE = 'P5D';

export interface ChaosReport {
  seed: number;
  killed: Record<Part, number>;
  cases: number;
  acknowledged: number;
  /** Acknowledged only after at least one attempt that failed. */
  retried: number;
  refused: number;
  /** What is wrong; empty if all holds. */
  findings: string[];
  seconds: { start: number; chaos: number; after: number };
}

/**
 * 混乱试验: a whole system, 16 callers who send commands until acknowledged, and kill -9 of each part.
 * Afterwards every acknowledged command must be in the record exactly once, `verify` pass, the clock advance and no due
 * deadline be left. The seed repeats the callers' choices and the killer's pauses, not the machine's timing.
 */
export async function runChaos(home: string, killing: Killing): Promise<ChaosReport> {
  const { seed } = killing;
  const lap = stopwatch();
  const system = await RunningSystem.launch({ home, env: { FENGQIAO_CLOCK_START: CLOCK_START } });
  try {
    await system.untilReady();
    const earlier = await streamsOf(home);
    const start = lap();
    const ledger = new Ledger();
    const killed = await callWhile(system, ledger, seed, () => killParts(system, killing));
    const chaos = lap();
    const findings = [...ledger.unexpected, ...(await findingsAfter(system, ledger, earlier))];
    return {
      ...{ seed, killed, findings, refused: ledger.refused, retried: ledger.retried },
      cases: ledger.acknowledged.filter(({ what }) => what === 'register').length,
      acknowledged: ledger.acknowledged.length,
      seconds: { start, chaos, after: lap() },
    };
  } finally {
    await system.end();
  }
}

/** The callers tell one case after another as long as `work` takes, and then each its last one to the end. */
async function callWhile<T>(system: RunningSystem, ledger: Ledger, seed: number, work: () => Promise<T>): Promise<T> {
  const users = Array.from({ length: CALLERS }, (_, index) => USERS[index % USERS.length] ?? USERS[0]);
  const callers = await Promise.all(users.map((username) => Caller.login(system.url, username)));
  const shared = new Map<string, Set<string>>();
  const ended = new AbortController();
  const calling = callers.map(async (caller, index) => {
    const teller = { caller, ledger, shared, random: new Random(seed * 1_000 + index), past: CLOCK_START };
    while (!ended.signal.aborted) await tellCase(teller);
  });
  try {
    // A caller that fails ends the run at once.
    return await Promise.race([work(), Promise.all(calling).then(() => Promise.reject(new Error('callers ended')))]);
  } finally {
    ended.abort();
    await Promise.all(calling);
  }
}

async function findingsAfter(system: RunningSystem, ledger: Ledger, earlier: Set<string>): Promise<string[]> {
  const { home } = system;
  await until('both parts are usable', async () => (await readiness(system)) === 'ok ok', 60_000);
  await until('the engine has been told everything', async () => (await countUndelivered(home)) === 0, 60_000);
  const findings = differences(await storedEvents(home, earlier), ledger.acknowledged);
  findings.push(...(await verifyFindings(system)));
  const caller = await Caller.login(system.url, 'supervisor.county');
  const advanced = await caller.post('/clock', { advance: ADVANCE });
  if (advanced.status !== 200) findings.push(`POST /clock: ${advanced.status} ${JSON.stringify(advanced.body)}`);
  const overdue = await countOverdue(home);
  if (overdue > 0) findings.push(`${overdue} cases have a deadline that is past and was not acted on`);
  return findings;
}

async function readiness(system: RunningSystem): Promise<string> {
  try {
    const response = await fetch(`${system.url}/readyz`, { signal: AbortSignal.timeout(2_000) });
    const { database, engine } = (await response.json()) as { database: string; engine: string };
    return `${database} ${engine}`;
  } catch {
    return 'no answer';
  }
}

function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const seconds = (performance.now() - last) / 1_000;
    last = performance.now();
    return Math.round(seconds * 10) / 10;
  };
}
