import { addHours } from '../domain/time/instant.ts';
import type { RecordContext } from '../record/context.ts';
import { newsAmong } from '../record/deliveries.ts';
import { forgetOldDrafts } from '../record/drafts.ts';
import { forgetOldAnswers } from '../record/idempotency.ts';
import { forgetOldSignIns } from '../record/identity/sweep.ts';
import { dueStreams, undelivered } from '../record/outbox.ts';
import { wake } from './case-workflows.ts';
import type { Engine } from './connection.ts';
import { deliver } from './deliver.ts';
import { inLanes } from './lanes.ts';
import { realMsUntil } from './real-time.ts';

/** 清扫: delivers what was left behind; answers what it did. */
export type Sweep = () => Promise<{ delivered: number; woken: number }>;

/** A sweep that also says how long ago it last began, in real ms; Infinity before the first. */
export type WatchedSweep = Sweep & { idleMs: () => number };

/** Most cases of one sweep; the next comes in seconds. */
const LIMIT = 1_000;
const WIDTH = 8;
/** Real time that the engine has to act on a deadline by itself. */
const LATE_MS = 30_000;
const MS_PER_HOUR = 3_600_000;

/**
 * Delivers news that two sweeps running have found, because what is fresher is still in some process's own hands; wakes
 * cases whose deadline has long passed, whose timer must have been lost or armed by a clock that was moved since; and
 * forgets idempotency answers, sessions, attempts to sign in and drafts that are too old.
 */
export function createSweep(record: RecordContext, engine: Engine): WatchedSweep {
  let foundBefore = new Set<string>();
  let begunAt = Number.NEGATIVE_INFINITY;
  const sweep = async () => {
    begunAt = performance.now();
    const [found, clock] = await Promise.all([undelivered(record.db, LIMIT), record.clock.reading()]);
    const left = found.filter((entry) => foundBefore.has(entry.streamId));
    foundBefore = new Set(found.map((entry) => entry.streamId));
    await inLanes(left, WIDTH, async ({ streamId }) => {
      // Whoever had it in hands may have delivered it since: arming or waking it again would cost more than asking.
      const [entry] = await newsAmong(record.db, [streamId]);
      if (entry === undefined) return;
      await deliver(record, engine, entry, entry.nextDueAt === null ? null : realMsUntil(entry.nextDueAt, clock));
    });
    const late = await dueStreams(record.db, addHours(clock.now, (-LATE_MS * clock.rate) / MS_PER_HOUR));
    const overlooked = late.filter((entry) => !foundBefore.has(entry.streamId)).slice(0, LIMIT);
    await inLanes(overlooked, WIDTH, (entry) => wake(engine, entry));
    await forgetOldAnswers(record.db);
    await forgetOldSignIns(record.db);
    await forgetOldDrafts(record, clock.now);
    return { delivered: left.length, woken: overlooked.length };
  };
  return Object.assign(sweep, { idleMs: () => performance.now() - begunAt });
}
