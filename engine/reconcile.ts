import type { ClockReading } from '../record/clock.ts';
import type { RecordContext } from '../record/context.ts';
import { markArmed } from '../record/deliveries.ts';
import { markDelivered, type OutboxEntry, openStreams, outboxEntry } from '../record/outbox.ts';
import { pendingReactions } from '../record/reactions.ts';
import { arm, type CaseRef, release, wake, workflowIdOf } from './case-workflows.ts';
import type { Engine } from './connection.ts';
import { inLanes } from './lanes.ts';
import { realMsUntil } from './real-time.ts';
import { WORKFLOW_NAMES } from './workflow-types.ts';

const BATCH = 1_000;
const WIDTH = 8;
const UUID_LENGTH = 36;
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
      const runsAt = running.get(workflowIdOf(entry));
      running.delete(workflowIdOf(entry));
      counts[await putRight(record, engine, entry, runsAt, clock)] += 1;
    });
  }
  const unfinished = new Map(
    (await pendingReactions(record.db, BATCH)).map(({ streamId, recordKind: kind }) => [streamId, { streamId, kind }]),
  );
  await inLanes(unfinished.values(), WIDTH, async (ref) => {
    running.delete(workflowIdOf(ref));
    await wake(engine, ref);
    counts.finishing += 1;
  });
  // What remains belongs to no open case.
  await inLanes(running.keys(), WIDTH, async (workflowId) => {
    await releaseClosed(record, engine, refOf(workflowId));
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
  if (runsAt === undefined && delayMs > 0 && !entry.reactionPending && (await arm(engine, entry, delayMs))) {
    await markDelivered(record.db, streamId, { seq: entry.seq, dueAt: nextDueAt, open: true });
    return 'armed';
  }
  const waitsForIt = runsAt !== undefined && runsAt > now && runsAt <= now + delayMs + TOLERANCE_MS;
  if (waitsForIt && !entry.reactionPending) {
    await markArmed(record.db, entry);
    return 'right';
  }
  await wake(engine, entry);
  return 'asked';
}

async function releaseClosed(record: RecordContext, engine: Engine, ref: CaseRef): Promise<void> {
  const { streamId } = ref;
  const entry = await outboxEntry(record.db, streamId);
  const isGone = await release(engine, ref);
  if (entry !== null && isGone) await markDelivered(record.db, streamId, { seq: entry.seq, dueAt: null, open: false });
}

/** The other way round from `workflowIdOf`: an id is a kind, a hyphen, and a UUID. */
function refOf(workflowId: string): CaseRef {
  const streamId = workflowId.slice(-UUID_LENGTH);
  return { streamId, kind: workflowId.slice(0, -UUID_LENGTH - 1) };
}

async function runningWorkflows(engine: Engine): Promise<Running> {
  const running: Running = new Map();
  const types = WORKFLOW_NAMES.map((name) => `'${name}'`).join(', ');
  const query = `WorkflowType IN (${types}) AND ExecutionStatus = 'Running'`;
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
