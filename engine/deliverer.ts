import type { ClockReading } from '../record/clock.ts';
import type { RecordContext } from '../record/context.ts';
import { newsAmong } from '../record/deliveries.ts';
import type { OutboxEntry } from '../record/outbox.ts';
import type { Engine } from './connection.ts';
import { deliver } from './deliver.ts';
import { inLanes } from './lanes.ts';
import { realMsUntil } from './real-time.ts';
import { createSweep, type Sweep } from './sweep.ts';

export interface DelivererSettings {
  /** How long news that are not urgent may wait for more of the same case. */
  settleMs?: number;
  /** Deliveries under way at once; the engine takes no more from more. */
  width?: number;
}

/** 投递: tells the engine what commands have changed, without any command waiting for it. */
export interface Deliverer {
  /** Call after the commit of a command. Never throws, never waits: what fails or is lost, the sweep delivers. */
  offer(streamId: string): void;
  sweep: Sweep;
  /** Delivers all that was offered; resolves when that is done. For an orderly end, and for tests. */
  drain(): Promise<void>;
}

/** Commands of a moment are asked about together: one query for many. */
const GATHER_MS = 20;
const SETTLE_MS = 1_000;
const WIDTH = 8;
/** A deadline nearer than this is told at once. */
const URGENT_MS = 60_000;
/** After a failure the engine is left alone for a while: offers are cheap to make and must not pile up. */
const PAUSE_MS = 2_000;

/**
 * A case opened and worked on in quick succession is told to the engine once, and one opened and closed in that time never:
 * whatever is not urgent waits a moment, and is then told as the record has it.
 */
export function createDeliverer(
  record: RecordContext,
  engine: Engine,
  { settleMs = SETTLE_MS, width = WIDTH }: DelivererSettings = {},
): Deliverer {
  const offered = new Set<string>();
  /** When the settle window of a case ends, by performance.now(). */
  const settling = new Map<string, number>();
  let pausedUntil = 0;
  /** Whether the last delivery went through; before one has, and after a failure, the engine is asked first. */
  let isUp = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;

  function schedule(): void {
    if (timer !== undefined || working !== undefined || (offered.size === 0 && settling.size === 0)) return;
    // A Map keeps insertion order, and every window is as long: the first ends first.
    const [firstEnd = 0] = settling.values();
    const waitMs = offered.size > 0 ? GATHER_MS : Math.max(GATHER_MS, firstEnd - performance.now());
    timer = setTimeout(() => void work(), waitMs).unref();
  }

  function work(all = false): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    working ??= deliverGathered(all).finally(() => {
      working = undefined;
      schedule();
    });
    return working;
  }

  async function deliverGathered(all: boolean): Promise<void> {
    const now = performance.now();
    const settled = new Set([...settling].filter(([, end]) => all || end <= now).map(([streamId]) => streamId));
    const ids = [...new Set([...offered, ...settled])];
    offered.clear();
    for (const id of settled) settling.delete(id);
    if (ids.length === 0 || now < pausedUntil) return;
    try {
      const [entries, clock] = await Promise.all([newsAmong(record.db, ids), record.clock.reading()]);
      const isDue = (entry: OutboxEntry) => all || settled.has(entry.streamId) || isUrgent(entry, clock);
      for (const entry of entries) {
        if (!isDue(entry) && !settling.has(entry.streamId)) settling.set(entry.streamId, now + settleMs);
      }
      const due = entries.filter(isDue);
      if (due.length === 0) return;
      // An engine that is down is found out in one second here, and only after five by a delivery.
      if (!isUp && !(await engine.isReachable())) throw new EngineUnreachable();
      await inLanes(due, width, (entry) => deliver(record, engine, entry, delayOf(entry, clock)));
      isUp = true;
    } catch {
      // The engine or the database is away. The outbox has kept the news for the sweep.
      isUp = false;
      pausedUntil = performance.now() + PAUSE_MS;
    }
  }

  return {
    offer(streamId) {
      offered.add(streamId);
      schedule();
    },
    sweep: createSweep(record, engine),
    async drain() {
      await working;
      while (offered.size > 0 || settling.size > 0) await work(true);
    },
  };
}

class EngineUnreachable extends Error {}

function isUrgent(entry: OutboxEntry, clock: ClockReading): boolean {
  const delay = delayOf(entry, clock);
  return entry.reactionPending || (entry.open && delay !== null && delay < URGENT_MS);
}

function delayOf({ nextDueAt }: OutboxEntry, clock: ClockReading): number | null {
  return nextDueAt === null ? null : realMsUntil(nextDueAt, clock);
}
