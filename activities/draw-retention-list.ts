import { retentionDecider } from '../domain/retention/decider.ts';
import type { RetentionState } from '../domain/retention/state.ts';
import { dateOf } from '../domain/time/instant.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import { markDone } from '../record/reactions.ts';
import { dueFiles } from '../record/retention/due-files.ts';
import { writeList } from '../record/retention/list.ts';
import { ENGINE } from '../record/system-actors.ts';
import { inTransaction, type Tx } from '../record/transaction.ts';
import { savedState } from '../record/views/saved-state.ts';

export interface RetentionRequest {
  streamId: string;
  seq: number;
  kind: string;
  form?: string;
}

/** 编制清册: looks for what is due and proposes it to the round that was called. Done twice, it changes nothing. */
export function createDrawRetentionList(record: RecordContext) {
  return async function drawRetentionList({ streamId, seq, kind, form = '' }: RetentionRequest): Promise<void> {
    const today = dateOf(await record.clock.now());
    const drawn = await inTransaction(record.db, ENGINE, async (tx) => {
      const round = await roundBeingDrawn(tx, streamId);
      if (round === null) return null;
      const { retention } = await record.policies.version(tx, round.policyVersion);
      const files = await dueFiles(tx, retention, today);
      return { no: round.no, ...(await writeList(tx, { streamId, no: round.no }, files)) };
    });
    if (drawn !== null) {
      await execute(record, retentionDecider, {
        streamId,
        actor: ENGINE,
        build: () => ({ type: 'drawn', ...drawn }) as const,
      });
    }
    await markDone(record.db, { streamId, seq, kind, form });
  };
}

async function roundBeingDrawn(tx: Tx, streamId: string): Promise<{ no: number; policyVersion: number } | null> {
  const saved = await savedState<RetentionState>(tx, 'retention-round', streamId);
  if (saved === null || saved.state.status !== 'drawing') return null;
  return { no: saved.state.rounds, policyVersion: saved.policyVersion };
}
