import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { Engine } from './connection.ts';
import { workflowTypeOf } from './workflow-types.ts';

/** Where the worker looks for work. */
export const TASK_QUEUE = 'fengqiao';

const NEWS = 'news';

const CLOSED_IN_TIME = 'the case was closed before anything fell due';

/** A workflow that has only been started, and so waits for its start delay, has this many events. */
const EVENTS_IN_DELAY = 1;

/** A record as the engine knows it. */
export interface CaseRef {
  streamId: string;
  kind: string;
}

/** What every workflow of a record is started with. */
type CaseWorkflow = (input: { streamId: string }) => Promise<unknown>;

export function workflowIdOf({ streamId, kind }: CaseRef): string {
  return `${kind}-${streamId}`;
}

/**
 * Starts a case's workflow so that it first runs after `delayMs`; until then it costs no task and no memory. False if the
 * case has one already, which a start would not re-arm.
 */
export async function arm(engine: Engine, ref: CaseRef, delayMs: number): Promise<boolean> {
  try {
    await engine.call((client) =>
      client.workflow.start<CaseWorkflow>(workflowTypeOf(ref.kind).name, { ...optionsFor(ref), startDelay: delayMs }),
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
export async function wake(engine: Engine, ref: CaseRef): Promise<void> {
  await engine.call((client) =>
    client.workflow.signalWithStart<CaseWorkflow>(workflowTypeOf(ref.kind).name, { ...optionsFor(ref), signal: NEWS }),
  );
}

/**
 * Ends the workflow of a closed case that has never looked at the record: there is nothing for it to note. Needs no worker,
 * and costs half of `release`, which has to ask first.
 */
export async function endAsleep(engine: Engine, ref: CaseRef): Promise<void> {
  try {
    await engine.call((client) => client.workflow.getHandle(workflowIdOf(ref)).terminate(CLOSED_IN_TIME));
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

/**
 * Lets go of the workflow of a closed case. One that was never woken is ended on the server, which needs no worker; one
 * that was looks at the record, notes how its last stage was left, and ends by itself. True if it is gone already.
 */
export async function release(engine: Engine, ref: CaseRef): Promise<boolean> {
  try {
    return await engine.call(async (client) => {
      const handle = client.workflow.getHandle(workflowIdOf(ref));
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

function optionsFor(ref: CaseRef) {
  const { summary, details } = workflowTypeOf(ref.kind);
  return {
    workflowId: workflowIdOf(ref),
    taskQueue: TASK_QUEUE,
    args: [{ streamId: ref.streamId }] as [{ streamId: string }],
    staticSummary: summary,
    staticDetails: details,
  };
}
