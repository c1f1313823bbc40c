import type { ClockReading } from '../record/clock.ts';
import type { RecordContext } from '../record/context.ts';
import { markArmed } from '../record/deliveries.ts';
import { markDelivered, type OutboxEntry, openStreams, outboxEntry } from '../record/outbox.ts';
import { pendingReactions } from '../record/reactions.ts';
import { arm, release, wake, workflowIdOf } from './case-workflows.ts';
import type { Engine } from './connection.ts';
import { inLanes } from './lanes.ts';
import { realMsUntil } from './real-time.ts';

const BATCH = 1_000;
const WIDTH = 8;
/** How much later than the record's first deadline a workflow may be armed: clocks of two hosts are never quite equal. */
const TOLERANCE_MS = 5_000;

export interface Reconciled {
  /** Open cases that had no workflow and now wait for their first deadline. */
  armed: number;
  /** Open cases whose workflow was asked to look: woken before, or armed too late. */
  asked: number;
  /** Open cases whose workflow waits for the right moment. */
  right: number;
  /** Workflows of cases that are closed, or not in the record. */
  released: number;
  /** Closed cases with something left to do. */
  finishing: number;
}

/** Real time at which each running workflow first runs, ms since 1970 UTC, by workflow id. */
type Running = Map<string, number>;

/**
 * 对账: makes the engine what the record says: every open case has its workflow, armed for the right deadline, and no
 * closed case has one. May run at any time, also beside traffic: a workflow too many only asks and ends.
 */
export async function reconcile(record: RecordContext, engine: Engine): Promise<Reconciled> {
  const counts: Reconciled = { armed: 0, asked: 0, right: 0, released: 0, finishing: 0 };
  const running = await runningWorkflows(engine);
  const clock = await record.clock.reading();
  for await (const entries of openInBatches(record)) {
    await inLanes(entries, WIDTH, async (entry) => {
      const runsAt = running.get(workflowIdOf(entry.streamId));
      running.delete(workflowIdOf(entry.streamId));
      counts[await putRight(record, engine, entry, runsAt, clock)] += 1;
    });
  }
  const unfinished = new Set((await pendingReactions(record.db, BATCH)).map(({ streamId }) => streamId));
  await inLanes(unfinished, WIDTH, async (streamId) => {
    running.delete(workflowIdOf(streamId));
    await wake(engine, streamId);
    counts.finishing += 1;
  });
  // What remains belongs to no open case.
  await inLanes(running.keys(), WIDTH, async (workflowId) => {
    await releaseClosed(record, engine, workflowId.slice(workflowIdOf('').length));
    counts.released += 1;
  });
  return counts;
}

async function putRight(
  record: RecordContext,
  engine: Engine,
  entry: OutboxEntry,
  runsAt: number | undefined,
  clock: ClockReading,
): Promise<'armed' | 'asked' | 'right'> {
  const { streamId, nextDueAt } = entry;
  const delayMs = nextDueAt === null ? 0 : realMsUntil(nextDueAt, clock);
  const now = Date.now();
  if (runsAt === undefined && delayMs > 0 && !entry.reactionPending && (await arm(engine, streamId, delayMs))) {
    await markDelivered(record.db, streamId, { seq: entry.seq, dueAt: nextDueAt, open: true });
    return 'armed';
  }
  const waitsForIt = runsAt !== undefined && runsAt > now && runsAt <= now + delayMs + TOLERANCE_MS;
  if (waitsForIt && !entry.reactionPending) {
    await markArmed(record.db, entry);
    return 'right';
  }
  await wake(engine, streamId);
  return 'asked';
}

async function releaseClosed(record: RecordContext, engine: Engine, streamId: string): Promise<void> {
  const entry = await outboxEntry(record.db, streamId);
  const isGone = await release(engine, streamId);
  if (entry !== null && isGone) await markDelivered(record.db, streamId, { seq: entry.seq, dueAt: null, open: false });
}

async function runningWorkflows(engine: Engine): Promise<Running> {
  const running: Running = new Map();
  const query = `WorkflowType = 'disputePath' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId, startTime, executionTime } of engine.client.workflow.list({
    query,
    pageSize: BATCH,
  })) {
    running.set(workflowId, (executionTime ?? startTime).getTime());
  }
  return running;
}

async function* openInBatches(record: RecordContext): AsyncGenerator<OutboxEntry[]> {
  let after: string | null = null;
  for (;;) {
    const entries: OutboxEntry[] = await openStreams(record.db, after, BATCH);
    if (entries.length === 0) return;
    yield entries;
    after = entries.at(-1)?.streamId ?? null;
  }
}
