import { benchCases } from './cases/cases-per-second.ts';
import { benchChaos } from './chaos.ts';
import { benchCommands } from './command/command-latency.ts';
import { benchConsole } from './console/console-pages.ts';
import { benchDeadlines } from './deadlines/deadlines.ts';
import { benchDocuments } from './documents/documents.ts';
import { benchFootprint } from './footprint/footprint.ts';
import { idleShare, LEAST_IDLE_SHARE } from './machine/idle-share.ts';
import { type BenchPart, type Options, readOptions } from './options.ts';
import { measurePeer, type PeerFigures } from './peer/peer-figures.ts';
import { Report } from './report/report.ts';
import { writeResult } from './report/result-file.ts';
import { tableOf } from './report/table.ts';
import { benchSequences } from './sequences.ts';
import { benchSimulation } from './simulate.ts';
import { BenchHome, type BenchSystem } from './system/bench-system.ts';
import { type Mediator, signInMediators } from './system/mediators.ts';

/**
 * `npm run bench`: measures the whole system on this machine, beside Flowable. Options after `--`: `--quick` small numbers,
 * `--anyway` also on a busy machine (without judging), `--only a,b,c,d,console,documents,chaos,sequences,simulate`,
 * `--home <dir>` keeps the county of part `console`. Ends with 1 if a pass line was missed.
 */
const options = readOptions(process.argv.slice(2));
const idle = await idleShare();
console.log(`idle share of this machine over 3 s: ${Math.round(idle * 100)} %`);
const isBusy = idle < LEAST_IDLE_SHARE;
if (isBusy && !options.anyway) {
  console.error(
    `Below ${LEAST_IDLE_SHARE * 100} % nothing can be judged. Wait for quiet, or see it run with --anyway.`,
  );
  process.exit(2);
}
const judged = !isBusy && !options.quick;
if (!judged) console.log('The figures below are not judged.');

/** Set by Ctrl-C: what then fails, fails because its servers are being stopped. */
let stopping: Promise<never> | undefined;
const report = new Report();
try {
  await run(options, report);
} catch (error) {
  await stopping;
  throw error;
}
console.log(`written to ${writeResult(report, options, { idleShare: idle, judged })}`);
if (judged && report.missed.length > 0) {
  console.error(`Missed: ${report.missed.map((figure) => figure.name).join('; ')}`);
  process.exit(1);
}
process.exit(0);

async function run(chosen: Options, into: Report): Promise<void> {
  const { parts } = chosen;
  if (parts.has('a') || parts.has('b') || parts.has('c') || parts.has('d')) {
    const home = new BenchHome();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        stopping ??= home.remove().then(() => process.exit(130));
      });
    }
    try {
      const withPeer = parts.has('b') || parts.has('c') || parts.has('d');
      const peer = withPeer ? await step('Flowable', () => measurePeer(home, chosen, into)) : undefined;
      await onSystem(home, peer, chosen, into);
    } finally {
      await (stopping ?? home.remove());
    }
  }
  if (parts.has('console')) await part('console', 'the console at 100,000 disputes', () => benchConsole(chosen, into));
  if (parts.has('documents')) await part('documents', 'papers per second', () => benchDocuments(chosen, into));
  if (parts.has('chaos')) await part('chaos', 'kill -9', () => benchChaos(chosen, into));
  if (parts.has('sequences')) await part('sequences', 'any sequence', () => benchSequences(chosen, into));
  if (parts.has('simulate')) await part('simulate', 'years of households', () => benchSimulation(chosen, into));
}

async function onSystem(home: BenchHome, peer: PeerFigures | undefined, chosen: Options, into: Report): Promise<void> {
  const system: BenchSystem = await step('starting the system', () => home.start());
  try {
    const mediators: Mediator[] = await signInMediators(system.url);
    const works = [
      ['a', 'what a command costs', () => benchCommands(system, mediators, chosen, into)],
      ['b', 'cases per second, from registration to the end', () => benchCases(system, mediators, peer, chosen, into)],
      ['d', 'bytes, memory and CPU', () => benchFootprint(system, mediators, peer, chosen, into)],
      // Last, because it leaves ten thousand cases open.
      ['c', 'deadlines', () => benchDeadlines(system, mediators, peer, chosen, into)],
    ] as const;
    for (const [name, title, work] of works) if (chosen.parts.has(name)) await part(name, title, work);
  } finally {
    await (stopping ?? system.end());
  }
}

async function part(name: BenchPart, title: string, work: () => Promise<void>): Promise<void> {
  await step(`(${name}) ${title}`, work);
  console.log(
    tableOf(
      report.figures.filter((figure) => figure.part === name),
      judged,
    ),
  );
}

async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  console.log(`── ${title}`);
  const began = performance.now();
  const result = await work();
  console.log(`   ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  return result;
}
