import { spawn } from 'node:child_process';
import type { Options } from './options.ts';
import { atMost, type Report } from './report/report.ts';

/** How many times as many as `npm test` tries. */
const TIMES = 20;

/** 任意序列: the properties of every kind of record on many more random sequences than `npm test` has time for. */
export async function benchSequences(options: Options, report: Report): Promise<void> {
  const times = options.quick ? 1 : TIMES;
  const began = performance.now();
  const child = spawn('node_modules/.bin/vitest', ['run', '--project', 'domain', 'any-sequence', '--testTimeout=0'], {
    stdio: 'inherit',
    env: { ...process.env, SEQUENCES: String(times) },
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const seconds = Math.round((performance.now() - began) / 1_000);
  report.add({
    part: 'sequences',
    name: 'times the suite’s',
    value: times,
    unit: '',
    meaning: 'of a dispute: 10,000 each',
  });
  report.add({ part: 'sequences', name: 'time', value: seconds, unit: 's', meaning: 'all kinds of record' });
  report.add({
    ...{ part: 'sequences', name: 'failed', value: code === 0 ? 0 : 1, unit: '' },
    meaning: '0: every property held',
    line: atMost(code === 0 ? 0 : 1, 0),
  });
}
