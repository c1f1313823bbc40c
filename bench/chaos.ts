import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChaos } from '../test/support/chaos/run-chaos.ts';
import type { Options } from './options.ts';
import { atMost, type Report } from './report/report.ts';

/** 50 of each part: 200 in all. */
const KILLS_OF_EACH = 50;
/** Long enough for all parts to be up together now and then, although the supervisor soon waits 5 s with each launch. */
const LONGEST_LIFE_MS = 8_000;

/** The chaos test of `npm test`, ten times as long, with another seed each time unless CHAOS_SEED repeats one. */
export async function benchChaos(options: Options, report: Report): Promise<void> {
  const seed = Number(process.env.CHAOS_SEED || Date.now() % 1_000_000);
  console.log(`  seed ${seed} (CHAOS_SEED=${seed} repeats it)`);
  const home = mkdtempSync(join(tmpdir(), 'fengqiao-chaos-'));
  console.log(`  data and logs are in ${home} until it has ended well`);
  const times = options.quick ? 2 : KILLS_OF_EACH;
  const outcome = await runChaos(home, { times, longestLifeMs: LONGEST_LIFE_MS, seed });
  for (const finding of outcome.findings) report.notice(finding);
  if (outcome.findings.length === 0) rmSync(home, { recursive: true, force: true });
  const kills = Object.values(outcome.killed).reduce((total, count) => total + count, 0);
  const figures: [name: string, value: number, meaning: string][] = [
    ['kill -9', kills, 'of worker, API, Temporal and PostgreSQL, a quarter each'],
    ['acknowledged commands', outcome.acknowledged, 'each of them held against the record afterwards'],
    ['retried commands', outcome.retried, 'acknowledged only after a connection refused, a timeout or 503'],
    ['seconds under fire', outcome.seconds.chaos, '16 callers all the while'],
  ];
  for (const [name, value, meaning] of figures) report.add({ part: 'chaos', name, value, unit: '', meaning });
  report.add({
    ...{ part: 'chaos', name: 'findings', value: outcome.findings.length, unit: '' },
    meaning: 'commands lost or doubled, complaints of verify, deadlines left unacted',
    line: atMost(outcome.findings.length, 0),
  });
}
