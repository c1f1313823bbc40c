import { spawn } from 'node:child_process';
import type { Options } from './options.ts';
import { atMost, type Report } from './report/report.ts';

/** Ten minutes, on two cores, for all the published years. */
const MOST_SECONDS = 600;
const RATE = /(\d+) household-years in (\d+) s: ([\d.]+) household-years per second/;

/** 推演: `npm run simulate`, which fails unless the years end in the published table. */
export async function benchSimulation(options: Options, report: Report): Promise<void> {
  const { FENGQIAO_HOME: _, ...env } = process.env;
  const words = options.quick ? ['--small'] : [];
  const child = spawn(process.execPath, ['bin/bootstrap.mjs', 'simulate', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const [, years = 0, seconds = 0, rate = 0] = RATE.exec(output)?.map(Number) ?? [];
  const part = 'simulate';
  report.add({ part, name: 'household-years', value: rate, unit: '/s', meaning: 'each with its visits and meetings' });
  report.add({
    ...{ part, name: 'time', value: seconds, unit: 's', meaning: `for ${years} household-years` },
    line: atMost(seconds, MOST_SECONDS),
  });
  report.add({
    ...{ part, name: 'failed', value: code === 0 ? 0 : 1, unit: '' },
    meaning: '0: ended in the table that was asked for',
    line: atMost(code === 0 ? 0 : 1, 0),
  });
}
