import { disputeDecider } from '../domain/dispute/decider.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import { openDisputesOf } from '../record/guard.ts';
import { markDone } from '../record/reactions.ts';
import { ENGINE } from '../record/system-actors.ts';
import { inTransaction } from '../record/transaction.ts';

export interface GuardRequest {
  streamId: string;
  seq: number;
  kind: string;
  form?: string;
}

/**
 * 核查在办纠纷: has every open dispute of a household's members looked at again, because something bears on whether it may be
 * mediated. Each decides for itself, upon the household as it then stands; a second time nothing follows.
 */
export function createGuardDisputes(record: RecordContext) {
  return async function guardDisputes({ streamId, seq, kind, form = '' }: GuardRequest): Promise<void> {
    const disputes = await inTransaction(record.db, ENGINE, (tx) => openDisputesOf(tx, streamId));
    for (const disputeId of disputes) {
      await execute(record, disputeDecider, {
        streamId: disputeId,
        actor: ENGINE,
        build: () => ({ type: 'check-guard' }),
      });
    }
    await markDone(record.db, { streamId, seq, kind, form });
  };
}
