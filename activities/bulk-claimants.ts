import type { RecordContext } from '../record/context.ts';
import { markDone } from '../record/reactions.ts';
import { createDraftBatch } from './bulk-drafting.ts';
import { createImportBatch } from './bulk-import.ts';
import { createMoveBatch } from './bulk-moving.ts';

export interface ClaimantsRequest {
  streamId: string;
  seq: number;
  kind: string;
  form?: string;
}

/**
 * 批量办理: one batch of what a mass case set off for all its claimants, in one transaction; answers how many are left. What
 * was done the record knows, so that a lost or doubled attempt does no harm.
 */
export function createClaimantsBatch(record: RecordContext) {
  const importBatch = createImportBatch(record);
  const draftBatch = createDraftBatch(record);
  const moveBatch = createMoveBatch(record);

  const batch = (streamId: string, kind: string): Promise<number> => {
    switch (kind) {
      case 'import-claimants':
        return importBatch(streamId);
      case 'draft-agreements':
        return draftBatch(streamId);
      case 'refer-claimants':
      case 'end-claimants':
        return moveBatch(streamId, kind);
      default:
        throw new RangeError(`nothing is done to claimants by ${kind}`);
    }
  };

  return async function claimantsBatch({ streamId, seq, kind, form = '' }: ClaimantsRequest): Promise<number> {
    const left = await batch(streamId, kind);
    if (left === 0) await markDone(record.db, { streamId, seq, kind, form });
    return left;
  };
}
