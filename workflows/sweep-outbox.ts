import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';

const activities = proxyLocalActivities<Pick<Activities, 'sweepOutbox'>>({
  startToCloseTimeout: '1 minute',
  // The next sweep comes in seconds.
  retry: { maximumAttempts: 1 },
});

/** 清扫: delivers what could not be delivered at once. Started by a schedule, one at a time. */
export async function sweepOutbox(): Promise<void> {
  await activities.sweepOutbox();
}
