import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';

const activities = proxyActivities<Pick<Activities, 'sendMessages'>>({
  startToCloseTimeout: '10 minutes',
  // The next round comes in seconds, and each message knows when it is to be tried again.
  retry: { maximumAttempts: 1 },
});

/** 提醒: tells people outside the system that something waits for them in it. Started by a schedule, one at a time. */
export async function sendMessages(): Promise<void> {
  await activities.sendMessages();
}
