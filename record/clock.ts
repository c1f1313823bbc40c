import { type Instant, instantOf } from '../domain/time/instant.ts';
import type { Database } from './database.ts';
import { inTransaction, SYSTEM } from './transaction.ts';

/**
 * The one clock. It stands in the database, so that every process agrees and a demo can move it; the host's clock is
 * never asked. `execute` reads it together with the state.
 */
export interface Clock {
  now(): Promise<Instant>;
  reading(): Promise<ClockReading>;
  /** Moves a demo clock forward to `at`; one that is past it stays. Throws NotADemo. */
  setClock(at: Instant): Promise<void>;
  /** From now on `rate` seconds of the record pass in one real second (above 0). Throws NotADemo. */
  setRate(rate: number): Promise<void>;
}

export interface ClockReading {
  now: Instant;
  /** Real moment of the reading, by the database server's clock: milliseconds since 1970 UTC. */
  realMs: number;
  /** 1 for the real clock. */
  rate: number;
  demo: boolean;
}

/** The clock of an instance over real data cannot be moved. */
export class NotADemo extends Error {
  override readonly name = 'NotADemo';
}

/** The record's moment in milliseconds since 1970 UTC, as an SQL expression that sees the statement's snapshot. */
export const NOW_MS_SQL = `floor(extract(epoch FROM coalesce(
  (SELECT demo_at + (clock_timestamp() - real_at) * rate FROM demo_clock), clock_timestamp())) * 1000)::float8`;

const READ = `SELECT ${NOW_MS_SQL} AS now_ms, floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS real_ms,
  (SELECT rate FROM demo_clock) AS rate`;

export function createClock(db: Database): Clock {
  async function reading(): Promise<ClockReading> {
    const [row] = await inTransaction(db, SYSTEM, (tx) =>
      tx.prepared<{ now_ms: number; real_ms: number; rate: number | null }>(READ),
    );
    if (!row) throw new Error('the clock gave no reading');
    return { now: instantOf(row.now_ms), realMs: row.real_ms, rate: row.rate ?? 1, demo: row.rate !== null };
  }

  async function move(change: string, value: unknown): Promise<void> {
    // Both columns see the old row, so a change of rate begins at the very moment the clock shows.
    const moved = await inTransaction(db, SYSTEM, (tx) =>
      tx.query(`UPDATE demo_clock SET real_at = clock_timestamp(), ${change} RETURNING rate`, [value]),
    );
    if (moved.length === 0) throw new NotADemo('this clock is the real one and cannot be moved');
  }

  return {
    reading,
    now: async () => (await reading()).now,
    setClock: (at) => move('demo_at = greatest(record_now(), $1)', at),
    setRate: (rate) => move('demo_at = record_now(), rate = $1', rate),
  };
}
