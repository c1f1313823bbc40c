import type { RecordContext } from '../record/context.ts';
import { markArmed } from '../record/deliveries.ts';
import { markDelivered, type OutboxEntry, outboxEntry } from '../record/outbox.ts';
import { arm, type CaseRef, endAsleep, release, wake } from './case-workflows.ts';
import type { Engine } from './connection.ts';

/**
 * Tells the engine the news of one case. What is to be looked at is not noted as delivered here: the workflow's look does
 * that (`handOver`), so that a signal that leads to nothing is sent again by the sweep.
 * @param delayMs real time until the first deadline; 0 or less if it has passed, null if there is none
 * @throws whatever keeps the engine or the record from being reached
 */
export async function deliver(
  record: RecordContext,
  engine: Engine,
  entry: OutboxEntry,
  delayMs: number | null,
): Promise<void> {
  const { streamId, seq, open, reactionPending } = entry;
  if (reactionPending) return wake(engine, entry);
  if (!open) {
    if (!entry.handedOver) await endAsleep(engine, entry);
    else if (!(await release(engine, entry))) return;
    return markDelivered(record.db, streamId, { seq, dueAt: null, open: false });
  }
  if (entry.deliveredSeq === null && delayMs !== null && delayMs > 0 && (await arm(engine, entry, delayMs))) {
    if (!(await markArmed(record.db, entry))) await undoIfClosed(record, engine, entry);
    return;
  }
  await wake(engine, entry);
}

/**
 * Two processes may deliver one case. If the other has also seen it closed and ended its workflow, the one just armed is
 * another, of which nobody would think again until its deadline.
 */
async function undoIfClosed(record: RecordContext, engine: Engine, ref: CaseRef): Promise<void> {
  const now = await outboxEntry(record.db, ref.streamId);
  if (now !== null && !now.open && !now.reactionPending) await endAsleep(engine, ref);
}
