import type { PeerFigures } from '../peer/peer-figures.ts';
import type { Options } from '../options.ts';
import { atLeast, type Report } from '../report/report.ts';
import type { BenchSystem } from '../system/bench-system.ts';
import type { Mediator } from '../system/mediators.ts';
import { runCases } from './run-cases.ts';

const CALLERS = [8, 16];
const LEAST_TIMES_THE_PEER = 1.5;

const WAYS = [
  {
    armedFirst: false,
    name: 'as shipped',
    meaning:
      '7 commands a case; the engine is told after each commit, and not at all of what is over before it could be',
  },
  {
    armedFirst: true,
    name: 'every case armed',
    meaning: 'the same, but closed only when the engine holds its timer: arm and release for every case',
  },
] as const;

/** (b) Cases per second from registration to the end, beside Flowable doing the same on the same PostgreSQL. */
export async function benchCases(
  system: BenchSystem,
  mediators: Mediator[],
  peer: PeerFigures | undefined,
  options: Options,
  report: Report,
): Promise<void> {
  const cases = options.quick ? 40 : 1_600;
  await runCases(system, mediators, { cases: cases / 8, callers: 8, armedFirst: true });
  for (const callers of CALLERS) {
    const theirs = peer?.full.find((run) => run.spec.endsWith(`:${callers}`));
    if (theirs) {
      report.add({
        ...{ part: 'b', name: `Flowable, ${callers} callers`, value: theirs.casesPerSecond, unit: 'cases/s' },
        meaning: '7 commands a case, embedded in a JVM; its timer is a row of the same database',
      });
    }
    for (const { armedFirst, name, meaning } of WAYS) {
      const casesPerSecond = await runCases(system, mediators, { cases, callers, armedFirst });
      report.add({
        ...{ part: 'b', name: `${name}, ${callers} callers`, value: casesPerSecond, unit: 'cases/s', meaning },
      });
      if (!theirs) continue;
      const times = casesPerSecond / theirs.casesPerSecond;
      report.add({
        ...{ part: 'b', name: `${name} ÷ Flowable, ${callers} callers`, value: times, unit: '×' },
        meaning: 'how many times as many cases as the best peer that runs here',
        line: armedFirst ? undefined : atLeast(times, LEAST_TIMES_THE_PEER),
      });
    }
  }
}
