import { setTimeout as delay } from 'node:timers/promises';
import { addHours, type Instant } from '../domain/time/instant.ts';
import { type ClockReading, NotADemo } from '../record/clock.ts';
import type { RecordContext } from '../record/context.ts';
import { dueStreams, nextDue } from '../record/outbox.ts';
import { pendingReactions } from '../record/reactions.ts';
import { withSessionLock } from '../record/session-lock.ts';
import type { Engine } from './connection.ts';
import { type CaseRef, wake } from './case-workflows.ts';
import { inLanes } from './lanes.ts';
import { rearm } from './rearm.ts';

/** Any number that no other program takes on this database. */
const CLOCK_LOCK = 7_236_003;
const MS_PER_HOUR = 3_600_000;
const POLL_MS = 20;
const WIDTH = 8;
/** Who has not moved by then is asked again. */
const ASK_AGAIN_MS = 5_000;
const STUCK_AFTER_MS = 60_000;
const MOST_REACTIONS = 1_000;

/** Something is due or to be done, and nothing moves: the engine or a part of it is away. → 503 */
export class ClockStuck extends Error {
  override readonly name = 'ClockStuck';
  readonly streamId: string;

  constructor(streamId: string, at: Instant) {
    super(`case ${streamId} does not move; the clock stands at ${at}`);
    this.streamId = streamId;
  }
}

/** Somebody else is moving the clock. → 503 */
export class ClockBusy extends Error {
  override readonly name = 'ClockBusy';
}

/**
 * Moves the demo clock forward by `ms`, passing through every due instant in order and waiting at each until all that is
 * due then has been acted on and all that follows is done: the same as if that time had passed. Answers the clock after it.
 * @throws NotADemo; ClockBusy; ClockStuck, with the clock left where it is: the same advance again goes on from there
 */
export async function advance(
  record: RecordContext,
  engine: Engine,
  ms: number,
  { stuckAfterMs = STUCK_AFTER_MS } = {},
): Promise<ClockReading> {
  return whileNobodyElseMovesIt(record, async (before) => {
    const target = addHours(before.now, ms / MS_PER_HOUR);
    // A faster clock would run away while the engine works.
    if (before.rate > 1) await record.clock.setRate(1);
    try {
      await untilAllActed(record, engine, before.now, stuckAfterMs);
      for (let due = await nextDue(record.db); due !== null && due <= target; due = await nextDue(record.db)) {
        await record.clock.setClock(due);
        await untilAllActed(record, engine, due, stuckAfterMs);
      }
      await record.clock.setClock(target);
    } finally {
      if (before.rate > 1) await record.clock.setRate(before.rate);
    }
    await rearm(record, engine);
  });
}

/** From now on `rate` demo seconds pass in a real one. @throws NotADemo, ClockBusy, ClockStuck */
export async function changeRate(record: RecordContext, engine: Engine, rate: number): Promise<ClockReading> {
  return whileNobodyElseMovesIt(record, async () => {
    await record.clock.setRate(rate);
    await rearm(record, engine);
  });
}

async function whileNobodyElseMovesIt(
  record: RecordContext,
  work: (before: ClockReading) => Promise<void>,
): Promise<ClockReading> {
  const before = await record.clock.reading();
  if (!before.demo) throw new NotADemo('this clock is the real one and cannot be moved');
  const after = await withSessionLock(record.db, CLOCK_LOCK, async () => {
    await work(await record.clock.reading());
    return record.clock.reading();
  });
  if (after === null) throw new ClockBusy('the clock is being moved already');
  return after;
}

/** Wakes every case of which something is due at `at` or left to do, and waits until there is none. */
async function untilAllActed(record: RecordContext, engine: Engine, at: Instant, stuckAfterMs: number): Promise<void> {
  let asked = new Set<string>();
  let askedAt = 0;
  let seen = '';
  let movedAt = performance.now();
  for (;;) {
    const left = await whatIsLeft(record, at);
    const [first] = left.values();
    if (first === undefined) return;
    const now = performance.now();
    const picture = JSON.stringify([...left.values()]);
    if (picture !== seen) {
      seen = picture;
      movedAt = now;
    }
    if (now - movedAt > stuckAfterMs) throw new ClockStuck(first.streamId, at);
    if (now - askedAt > ASK_AGAIN_MS) {
      asked = new Set();
      askedAt = now;
    }
    const unasked = [...left.values()].filter(({ streamId }) => !asked.has(streamId));
    for (const { streamId } of unasked) asked.add(streamId);
    // An engine that is away is asked again, until the case counts as stuck.
    await inLanes(unasked, WIDTH, (ref) => wake(engine, ref)).catch(() => undefined);
    await delay(POLL_MS);
  }
}

/** A case that has something left to do. */
interface Left extends CaseRef {
  /** Something that changes when it moves. */
  picture: string;
}

async function whatIsLeft(record: RecordContext, at: Instant): Promise<Map<string, Left>> {
  const [due, reactions] = await Promise.all([dueStreams(record.db, at), pendingReactions(record.db, MOST_REACTIONS)]);
  const left = new Map(due.map(({ streamId, kind, seq }) => [streamId, { streamId, kind, picture: `${seq}` }]));
  for (const { streamId, recordKind: kind, seq, form } of reactions) {
    const picture = `${left.get(streamId)?.picture ?? ''}/${seq}${form}`;
    left.set(streamId, { streamId, kind, picture });
  }
  return left;
}
