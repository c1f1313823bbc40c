import type { DisputeCommand } from '../domain/dispute/commands.ts';
import { disputeDecider } from '../domain/dispute/decider.ts';
import { type ClaimantStanding, ENDING_WITH_CASE, WITHOUT_AGREEMENT } from '../domain/mass/standing.ts';
import { claimantsStanding } from '../record/claimants.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import { ENGINE } from '../record/system-actors.ts';
import { inTransaction } from '../record/transaction.ts';

const CLAIMANTS = 100;

const MOVES = {
  'refer-claimants': WITHOUT_AGREEMENT,
  'end-claimants': ENDING_WITH_CASE,
} as const satisfies Record<string, readonly ClaimantStanding[]>;

/** 逐批移动: the next claimants on to the lawful next route, or to their end with the case; answers whether some may be left. */
export function createMoveBatch(record: RecordContext) {
  return async function moveBatch(streamId: string, type: keyof typeof MOVES): Promise<number> {
    const claimants = await inTransaction(record.db, ENGINE, (tx) =>
      claimantsStanding(tx, streamId, MOVES[type], CLAIMANTS),
    );
    if (claimants.length === 0) return 0;
    const { events } = await execute(record, disputeDecider, {
      streamId,
      actor: ENGINE,
      build: (): DisputeCommand => ({
        type,
        claimants: claimants.map(({ claimantId, standing: from, acknowledged }) => ({
          claimantId,
          from,
          acknowledged,
        })),
      }),
    });
    return events.length === 0 ? 0 : claimants.length;
  };
}
