import { reviewDecider } from '../domain/review/decider.ts';
import type { ReviewState } from '../domain/review/state.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import { markDone } from '../record/reactions.ts';
import { ENGINE } from '../record/system-actors.ts';
import { inTransaction, type Tx } from '../record/transaction.ts';
import { countControlled } from '../record/views/controlled-households.ts';
import { savedState } from '../record/views/saved-state.ts';

export interface ReviewRequest {
  streamId: string;
  seq: number;
  kind: string;
  form?: string;
}

/**
 * 准备研判: counts what the meeting that was called has before it, and proposes it; with nothing under control none is held.
 * The agenda itself is read off the files whenever somebody looks at it. Done twice, it changes nothing.
 */
export function createPrepareReview(record: RecordContext) {
  return async function prepareReview({ streamId, seq, kind, form = '' }: ReviewRequest): Promise<void> {
    const prepared = await inTransaction(record.db, ENGINE, (tx) => counted(tx, streamId));
    if (prepared !== null) {
      await execute(record, reviewDecider, {
        streamId,
        actor: ENGINE,
        build: () => ({ type: 'prepared', ...prepared }) as const,
      });
    }
    await markDone(record.db, { streamId, seq, kind, form });
  };
}

async function counted(tx: Tx, streamId: string): Promise<{ no: number; households: number } | null> {
  const saved = await savedState<ReviewState>(tx, 'review', streamId);
  const meeting = saved?.state.meeting ?? null;
  if (saved === null || meeting === null || meeting.households !== null) return null;
  return { no: meeting.no, households: await countControlled(tx, saved.state.stationId) };
}
