import { statSync } from 'node:fs';
import { mediatorOf, openCase, settle } from '../cases/run-cases.ts';
import { ownUsage, type Usage, usageOf } from '../machine/process-usage.ts';
import { measure } from '../measure/measure.ts';
import type { Options } from '../options.ts';
import type { PeerFigures } from '../peer/peer-figures.ts';
import type { Report } from '../report/report.ts';
import type { BenchSystem } from '../system/bench-system.ts';
import { untilEngineAgrees } from '../system/engine-state.ts';
import type { MediationCase } from '../system/mediation-case.ts';
import type { Mediator } from '../system/mediators.ts';

const CALLERS = 8;
const MEGABYTE = 1_024 * 1_024;

interface Stores {
  record: number;
  engine: number;
}

/** (d) What a case takes on disk, open and closed, and what each process takes of the machine. */
export async function benchFootprint(
  system: BenchSystem,
  mediators: Mediator[],
  peer: PeerFigures | undefined,
  options: Options,
  report: Report,
): Promise<void> {
  const cases = options.quick ? 40 : 1_000;
  await untilEngineAgrees(system);
  const cpuBefore = usages(system);
  const before = await sizeOfStores(system);
  const opened: MediationCase[] = [];
  await measure(CALLERS, cases, async (caller) => {
    opened.push(await openCase(system, mediatorOf(mediators, caller)));
  });
  await untilEngineAgrees(system);
  const open = await sizeOfStores(system);
  await measure(CALLERS, cases, async () => {
    const next = opened.pop();
    if (next) await settle(next);
  });
  await untilEngineAgrees(system);
  const closed = await sizeOfStores(system);

  addBytes(report, 'open case', before, open, cases);
  addBytes(report, 'closed case', before, closed, cases);
  if (peer) addPeer(report, peer);
  for (const [name, { cpuSeconds, memoryBytes }] of Object.entries(usages(system))) {
    const perCase = ((cpuSeconds - (cpuBefore[name]?.cpuSeconds ?? 0)) * 1_000) / cases;
    const meaning = 'over the whole life of a case, 7 commands, armed and released';
    report.add({ part: 'd', name: `CPU, ${name}`, value: perCase, unit: 'ms/case', meaning });
    report.add({
      ...{ part: 'd', name: `memory, ${name}`, value: memoryBytes / MEGABYTE, unit: 'MB' },
      meaning: 'proportional set size after the load',
    });
  }
}

function usages({ pids }: BenchSystem): Record<string, Usage> {
  const parts = Object.entries(pids).map(([name, pid]) => [name, usageOf(pid)] as const);
  return { ...Object.fromEntries(parts), 'this process, as caller': ownUsage() };
}

async function sizeOfStores({ owner, temporalFile }: BenchSystem): Promise<Stores> {
  const { rows } = await owner.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes');
  const files = [temporalFile, `${temporalFile}-wal`];
  const engine = files.reduce((total, file) => total + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
  return { record: Number(rows[0]?.bytes), engine };
}

function addBytes(report: Report, what: string, before: Stores, after: Stores, cases: number): void {
  const record = (after.record - before.record) / cases;
  const engine = (after.engine - before.engine) / cases;
  report.add({
    ...{ part: 'd', name: `${what}, record`, value: record, unit: 'bytes' },
    meaning: 'growth of the PostgreSQL database: events, state, views, sealed words, keys, indexes',
  });
  report.add({
    ...{ part: 'd', name: `${what}, engine`, value: engine, unit: 'bytes' },
    meaning: "growth of Temporal's file with its write-ahead log; closed histories go after the retention period",
  });
  report.add({
    ...{ part: 'd', name: `${what}, all stores`, value: record + engine, unit: 'bytes' },
    meaning: 'both together',
  });
}

function addPeer(report: Report, peer: PeerFigures): void {
  const [full] = peer.full;
  if (!full) return;
  const open = peer.openBytes / peer.open.cases;
  const closed = peer.fullBytes / full.cases;
  const meaning = 'growth of its PostgreSQL database, history level audit; no facts, no hashes, no encryption';
  report.add({ part: 'd', name: 'open case, Flowable', value: open, unit: 'bytes', meaning });
  report.add({ part: 'd', name: 'closed case, Flowable', value: closed, unit: 'bytes', meaning });
  report.add({
    ...{ part: 'd', name: 'CPU, Flowable (JVM)', value: full.cpuMsPerCase, unit: 'ms/case' },
    meaning: 'caller and engine are one process there; without PostgreSQL',
  });
  report.add({
    ...{ part: 'd', name: 'memory, Flowable (JVM)', value: peer.idle.java.memoryBytes / MEGABYTE, unit: 'MB' },
    meaning: 'idle, fresh, -Xmx1g',
  });
}
