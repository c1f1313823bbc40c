import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { PendingReaction } from '../activities/standing.ts';

const { claimantsBatch } = proxyActivities<Pick<Activities, 'claimantsBatch'>>({
  // One batch takes a second or two; a worker that was killed in the middle of one is missed soon.
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});

const KINDS = ['import-claimants', 'draft-agreements', 'refer-claimants', 'end-claimants'];

export function isForClaimants({ kind }: PendingReaction): boolean {
  return KINDS.includes(kind);
}

/** 批量办理: batch after batch, until the record says that nobody is left. */
export async function bulkClaimants(streamId: string, reaction: PendingReaction): Promise<void> {
  let left: number;
  do left = await claimantsBatch({ streamId, ...reaction });
  while (left > 0);
}
