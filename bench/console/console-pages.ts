import { loadDisputes } from '../../demo/bulk/load-disputes.ts';
import { measure, type Measured } from '../measure/measure.ts';
import type { Options } from '../options.ts';
import { atMost, type Report } from '../report/report.ts';
import { BenchHome, type LookedAt } from '../system/bench-system.ts';
import { BareSql } from './bare-sql.ts';
import { type Desk, DESKS } from './desks.ts';
import { looksOf } from './looks.ts';
import { ServerTimes } from './server-times.ts';
import { Visitor } from './visitor.ts';

const DISPUTES = 100_000;
const CALLERS = 16;
/** What the console promises: server time at the 95th percentile. */
const MOST_MS = 100;

/** (console) Workbench, list, search and case page in a county of 100,000 disputes, beside the plain statements for the same rows. */
export async function benchConsole(options: Options, report: Report): Promise<void> {
  const home = new BenchHome(options.home);
  try {
    const system = await home.startForLooking();
    try {
      await fill(system, options.quick ? 500 : DISPUTES);
      for (const desk of DESKS) await measureDesk(system, desk, options, report);
    } finally {
      await system.end();
    }
  } finally {
    await home.remove();
  }
}

/** Loads what is missing, and sweeps the tables as a county's night does. */
async function fill(system: LookedAt, wanted: number): Promise<void> {
  const { rows } = await system.owner.query<{ there: number }>('SELECT count(*)::int AS there FROM dispute_view');
  const missing = wanted - (rows[0]?.there ?? 0);
  if (missing > wanted / 100) {
    await loadDisputes(system.record, missing, (done) => {
      if (done % 10_000 === 0) console.log(`   ${done} of ${missing} cases loaded`);
    });
  }
  await system.owner.query('VACUUM ANALYZE');
}

async function measureDesk(system: LookedAt, desk: Desk, options: Options, report: Report): Promise<void> {
  const times = options.quick ? 20 : 400;
  const visitor = await Visitor.signIn(system.url, desk.username);
  const server = new ServerTimes(system.url);
  await system.record.keys.beReady();
  for (const look of await looksOf(desk, visitor, new BareSql(system.owner, system.record.keys.blindIndexKey))) {
    await measure(4, times / 10, () => look.page(visitor));
    const before = await server.read();
    const alone = await measure(1, times, () => look.page(visitor));
    const served = await server.since(before, MOST_MS / 1_000);
    const together = await measure(CALLERS, times, () => look.page(visitor));
    const bare = await measure(1, times, () => look.bare());
    console.log(`   ${look.name}, ${desk.name}: p95 ${alone.p95Ms.toFixed(0)} ms`);
    addFigures(report, `${look.name}, ${desk.name}`, { alone, together, bare, served });
  }
  visitor.close();
}

function addFigures(
  report: Report,
  name: string,
  { alone, together, bare, served }: { alone: Measured; together: Measured; bare: Measured; served: number },
): void {
  const part = 'console';
  const spread = ({ p50Ms, p95Ms, p99Ms }: Measured) => [p50Ms, p95Ms, p99Ms].map((ms) => ms.toFixed(1)).join(' / ');
  report.add({
    ...{ part, name: `${name}: p95`, value: alone.p95Ms, unit: 'ms' },
    meaning: `one caller, p50 / p95 / p99: ${spread(alone)}; bare SQL ${spread(bare)}`,
    line: atMost(alone.p95Ms, MOST_MS),
  });
  report.add({
    ...{ part, name: `${name}: ÷ bare SQL`, value: alone.p50Ms / bare.p50Ms, unit: '×' },
    meaning: 'p50 of one caller, against the plain statements for the same rows',
  });
  report.add({
    ...{ part, name: `${name}: ${CALLERS} callers, p95`, value: together.p95Ms, unit: 'ms' },
    meaning: `p50 / p95 / p99: ${spread(together)}; ${together.perSecond.toFixed(0)} pages/s`,
  });
  report.add({
    ...{ part, name: `${name}: within ${MOST_MS} ms`, value: served * 100, unit: '%' },
    meaning: "of one caller's requests, by the server's own histogram",
    line: { text: 'at least 95', holds: served >= 0.95 },
  });
}
