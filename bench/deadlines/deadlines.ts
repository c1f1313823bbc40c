import { setTimeout as delay } from 'node:timers/promises';
import { epochMsOf, type Instant, instantOf } from '../../domain/time/instant.ts';
import { usageOf } from '../machine/process-usage.ts';
import { measure } from '../measure/measure.ts';
import type { Options } from '../options.ts';
import { IDLE_SECONDS, type PeerFigures } from '../peer/peer-figures.ts';
import type { Report } from '../report/report.ts';
import type { BenchSystem, Pids } from '../system/bench-system.ts';
import { untilEngineAgrees } from '../system/engine-state.ts';
import { MediationCase } from '../system/mediation-case.ts';
import type { Mediator } from '../system/mediators.ts';
import { mediatorOf } from '../cases/run-cases.ts';
import { moveClockTo } from './move-clock.ts';

const CALLERS = 8;
const PARTS = ['postgres', 'temporal', 'worker', 'api'];

/** (c) Acting on many deadlines at once, arming many, and what it costs to wait. */
export async function benchDeadlines(
  system: BenchSystem,
  mediators: Mediator[],
  peer: PeerFigures | undefined,
  options: Options,
  report: Report,
): Promise<void> {
  await actAtOnce(system, mediators, options.quick ? 50 : 1_000, report);
  await armMany(system, mediators, options.quick ? 100 : 10_000, report);
  if (peer) {
    report.add({
      ...{ part: 'c', name: 'Flowable, arming', value: peer.open.casesPerSecond, unit: 'cases/s' },
      meaning: 'open and accept a case, whose timer is a row written with it',
    });
  }
  await idle(system.pids, peer, report);
}

/** Cases registered on one day must all be dispatched by the same moment. */
async function actAtOnce(system: BenchSystem, mediators: Mediator[], cases: number, report: Report): Promise<void> {
  const ids = await registerCases(system, mediators, cases);
  await untilEngineAgrees(system);
  const due = await firstDue(system, ids);
  await moveClockTo(system, instantOf(epochMsOf(due) - 60_000));
  const seconds = await moveClockTo(system, instantOf(epochMsOf(due) + 60_000));
  report.add({
    ...{ part: 'c', name: `acting on ${cases} deadlines due at once`, value: seconds, unit: 's' },
    meaning: 'from the moment they are due until each has its event in the record: woken, proposed, decided, written',
  });
}

async function armMany(system: BenchSystem, mediators: Mediator[], cases: number, report: Report): Promise<void> {
  const began = performance.now();
  await registerCases(system, mediators, cases);
  const opened = (performance.now() - began) / 1_000;
  await untilEngineAgrees(system);
  const armed = (performance.now() - began) / 1_000;
  report.add({
    ...{ part: 'c', name: `registering ${cases} cases`, value: opened, unit: 's' },
    meaning: `by ${CALLERS} callers; nobody waits for the engine`,
  });
  report.add({
    ...{ part: 'c', name: `arming ${cases} open cases`, value: armed, unit: 's' },
    meaning: 'from the first registration until the engine holds a timer for every case',
  });
}

async function registerCases(system: BenchSystem, mediators: Mediator[], cases: number): Promise<string[]> {
  const ids: string[] = [];
  await measure(CALLERS, cases, async (caller) => {
    const { actor } = mediatorOf(mediators, caller);
    const opened = new MediationCase(system.record, actor, (id) => system.deliverer.offer(id));
    await opened.register();
    ids.push(opened.id);
  });
  return ids;
}

async function firstDue({ owner }: BenchSystem, ids: string[]): Promise<Instant> {
  const { rows } = await owner.query<{ ms: number }>(
    'SELECT (extract(epoch FROM min(next_due_at)) * 1000)::float8 AS ms FROM outbox WHERE stream_id = ANY ($1)',
    [ids],
  );
  return instantOf(Number(rows[0]?.ms));
}

async function idle(pids: Pids, peer: PeerFigures | undefined, report: Report): Promise<void> {
  const before = PARTS.map((name) => usageOf(pids[name] ?? 0).cpuSeconds);
  await delay(IDLE_SECONDS * 1_000);
  PARTS.forEach((name, index) => {
    const used = usageOf(pids[name] ?? 0).cpuSeconds - (before[index] ?? 0);
    report.add({
      ...{ part: 'c', name: `idle ${name}`, value: (used / IDLE_SECONDS) * 100, unit: '% of a core' },
      meaning: `over ${IDLE_SECONDS} s with every case waiting`,
    });
  });
  if (!peer) return;
  const { java, postgresCpuSeconds } = peer.idle;
  for (const [name, seconds] of Object.entries({
    'Flowable (JVM)': java.cpuSeconds,
    "Flowable's postgres": postgresCpuSeconds,
  })) {
    report.add({
      ...{ part: 'c', name: `idle ${name}`, value: (seconds / IDLE_SECONDS) * 100, unit: '% of a core' },
      meaning: `over ${IDLE_SECONDS} s with ${peer.open.cases} timers armed`,
    });
  }
}
