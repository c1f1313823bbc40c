import pg from 'pg';
import type { Usage } from '../machine/process-usage.ts';
import type { Options } from '../options.ts';
import type { Report } from '../report/report.ts';
import type { BenchHome } from '../system/bench-system.ts';
import { findPeer, type PeerRun, runPeer } from './flowable.ts';
import { idlePeer } from './idle-peer.ts';

export const IDLE_SECONDS = 10;
const DATABASE = 'peer';

/** What Flowable came to in this run. */
export interface PeerFigures {
  /** Loads that run every case to its end; the JVM's warm-up is left out. */
  full: PeerRun[];
  /** A load that leaves every case with its timer armed. */
  open: PeerRun;
  /** Growth of its database in the first of `full`, bytes. */
  fullBytes: number;
  openBytes: number;
  idle: { java: Usage; postgresCpuSeconds: number };
}

/**
 * Runs Flowable on the PostgreSQL of this benchmark before anything of ours runs there. Undefined, with a notice, where
 * it cannot be run.
 */
export async function measurePeer(home: BenchHome, options: Options, report: Report): Promise<PeerFigures | undefined> {
  const found = findPeer();
  if ('missing' in found) {
    report.notice(`Flowable is not measured: ${found.missing}`);
    return undefined;
  }
  const [warmUp, cases, open] = options.quick ? [20, 40, 40] : [200, 800, 1_000];
  const specs = [`full:${warmUp}:8`, `full:${cases}:8`, `full:${cases}:16`, `open:${open}:8`];
  return home.withPostgresOnly(async (superuser, pids) => {
    await createDatabase(superuser.url);
    const password = encodeURIComponent(superuser.password);
    const jdbc = `jdbc:postgresql://127.0.0.1:${superuser.port}/${DATABASE}?user=postgres&password=${password}`;
    const [first, eight, sixteen, left] = await runPeer(found.directory, jdbc, specs);
    if (!first || !eight || !sixteen || !left) throw new Error('Flowable did not print what was expected');
    return {
      full: [eight, sixteen],
      open: left,
      fullBytes: eight.databaseBytes - first.databaseBytes,
      openBytes: left.databaseBytes - sixteen.databaseBytes,
      idle: await idlePeer(jdbc, pids.postgres ?? 0, IDLE_SECONDS),
    };
  });
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
