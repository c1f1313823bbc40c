import { loadDisputes } from '../../demo/bulk/load-disputes.ts';
import { openRecord } from '../../record/context.ts';
import { ConfigError, readConfig } from '../config.ts';

const USAGE = 'usage: fengqiao load-disputes <how many>';
const MOST = 1_000_000;

/** `load-disputes <how many>`: fills a demo county with invented cases, to see how it does at its size. */
export async function run(words: string[]): Promise<void> {
  const count = Number(words[0]);
  if (words.length !== 1 || !Number.isInteger(count) || count < 1 || count > MOST) throw new ConfigError(USAGE);
  const record = openRecord({ ...readConfig(), poolSize: 2 });
  try {
    if (!(await record.clock.reading()).demo) throw new ConfigError('Invented cases are for a demo county only.');
    const began = performance.now();
    await loadDisputes(record, count, (done) => {
      const seconds = (performance.now() - began) / 1000;
      if (done % 10_000 === 0 || done === count) console.log(`${done} of ${count} cases, ${seconds.toFixed(0)} s`);
    });
  } finally {
    await record.close();
  }
}
