import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { disputePath } from '../workflows/dispute-path.ts';
import type { Engine } from './connection.ts';

/** Where the worker looks for work. */
export const TASK_QUEUE = 'fengqiao';

const NEWS = 'news';
const TYPE = 'disputePath';

const CLOSED_IN_TIME = 'the case was closed before anything fell due';

/** A workflow that has only been started, and so waits for its start delay, has this many events. */
const EVENTS_IN_DELAY = 1;

export function workflowIdOf(streamId: string): string {
  return `dispute-${streamId}`;
}

/**
 * Starts a case's workflow so that it first runs after `delayMs`; until then it costs no task and no memory. False if the
 * case has one already, which a start would not re-arm.
 */
export async function arm(engine: Engine, streamId: string, delayMs: number): Promise<boolean> {
  try {
    await engine.call((client) =>
      client.workflow.start<typeof disputePath>(TYPE, { ...optionsFor(streamId), startDelay: delayMs }),
    );
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}

/**
 * Has a case's workflow look at the record now, and starts one if there is none. Only a signal with start wakes a workflow
 * from its start delay; a plain one does not.
 */
export async function wake(engine: Engine, streamId: string): Promise<void> {
  await engine.call((client) =>
    client.workflow.signalWithStart<typeof disputePath>(TYPE, { ...optionsFor(streamId), signal: NEWS }),
  );
}

/**
 * Ends the workflow of a closed case that has never looked at the record: there is nothing for it to note. Needs no worker,
 * and costs half of `release`, which has to ask first.
 */
export async function endAsleep(engine: Engine, streamId: string): Promise<void> {
  try {
    await engine.call((client) => client.workflow.getHandle(workflowIdOf(streamId)).terminate(CLOSED_IN_TIME));
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

/**
 * Lets go of the workflow of a closed case. One that was never woken is ended on the server, which needs no worker; one
 * that was looks at the record, notes how its last stage was left, and ends by itself. True if it is gone already.
 */
export async function release(engine: Engine, streamId: string): Promise<boolean> {
  try {
    return await engine.call(async (client) => {
      const handle = client.workflow.getHandle(workflowIdOf(streamId));
      const { status, historyLength } = await handle.describe();
      if (status.name !== 'RUNNING') return true;
      if (historyLength > EVENTS_IN_DELAY) {
        await handle.signal(NEWS);
        return false;
      }
      await handle.terminate(CLOSED_IN_TIME);
      return true;
    });
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return true;
    throw error;
  }
}

function optionsFor(streamId: string) {
  return {
    workflowId: workflowIdOf(streamId),
    taskQueue: TASK_QUEUE,
    args: [{ streamId }] as [{ streamId: string }],
    staticSummary: '纠纷流转',
    staticDetails: '由期限推动:首个期限届满前只是等待,届满后按案卷办理。',
  };
}
