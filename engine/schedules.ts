import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import { TASK_QUEUE } from './case-workflows.ts';
import type { Engine } from './connection.ts';

/** A workflow that is started again and again, one at a time. */
interface Repeated {
  scheduleId: string;
  workflowType: string;
  every: string;
  /** A run that hangs must not be the last one. */
  atMost: string;
}

const SWEEP: Repeated = {
  ...{ scheduleId: 'sweep-outbox', workflowType: 'sweepOutbox' },
  ...{ every: '5 seconds', atMost: '2 minutes' },
};
const MESSAGES: Repeated = {
  ...{ scheduleId: 'send-messages', workflowType: 'sendMessages' },
  ...{ every: '10 seconds', atMost: '15 minutes' },
};

/**
 * Sees to it that the engine sweeps, and sends messages where there is a way out. True if the sweep was missing: the engine is
 * new, or has lost all it knew.
 */
export async function ensureSchedules(engine: Engine, { messages }: { messages: boolean }): Promise<boolean> {
  if (messages) await ensure(engine, MESSAGES);
  return ensure(engine, SWEEP);
}

async function ensure(engine: Engine, { scheduleId, workflowType, every, atMost }: Repeated): Promise<boolean> {
  try {
    await engine.call((client) =>
      client.schedule.create({
        scheduleId,
        spec: { intervals: [{ every }] },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: every },
        action: { type: 'startWorkflow', workflowType, taskQueue: TASK_QUEUE, args: [], workflowRunTimeout: atMost },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return false;
    throw error;
  }
}
