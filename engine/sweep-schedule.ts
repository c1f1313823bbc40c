import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { sweepOutbox } from '../workflows/sweep-outbox.ts';
import { TASK_QUEUE } from './case-workflows.ts';
import type { Engine } from './connection.ts';

const EVERY = '5 seconds';

/** Sees to it that the sweep runs. True if the schedule was missing: the engine is new, or has lost all it knew. */
export async function ensureSweepSchedule(engine: Engine): Promise<boolean> {
  try {
    await engine.call((client) =>
      client.schedule.create<typeof sweepOutbox>({
        scheduleId: 'sweep-outbox',
        spec: { intervals: [{ every: EVERY }] },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: EVERY },
        action: {
          type: 'startWorkflow',
          workflowType: 'sweepOutbox',
          taskQueue: TASK_QUEUE,
          args: [],
          // One at a time: a sweep that hangs must not be the last one.
          workflowRunTimeout: '2 minutes',
        },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return false;
    throw error;
  }
}
