import { setTimeout as delay } from 'node:timers/promises';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { Activities } from '../../activities/index.ts';
import { TASK_QUEUE } from '../../engine/case-workflows.ts';
import { createPayloadCodec } from '../../engine/payload-codec.ts';
import type { PayloadKeys } from '../../record/keys.ts';
import { workflowBundle } from './workflow-bundle.ts';

const RETRY_MS = 500;

export interface WorkerSettings {
  address: string;
  namespace: string;
  payloadKeys: PayloadKeys;
  activities: Activities;
  logger: Logger;
}

export interface OpenWorker {
  /** Works until shut down; rejects when the worker cannot go on. */
  run(): Promise<void>;
  /** Takes no new work; what is under way has ten seconds. */
  shutdown(): void;
}

/** Call once in a process, before a worker is opened: the SDK logs where we do, and leaves signals to us. */
export function installRuntime(logger: Logger): void {
  const sdkLogger = new DefaultLogger('WARN', ({ level, message, meta }) =>
    logger[level === 'ERROR' ? 'error' : 'warn']({ ...meta }, message),
  );
  Runtime.install({ logger: sdkLogger, shutdownSignals: [] });
}

/** Temporal's own worker on our task queue, once Temporal can be reached; null if `signal` aborts before. */
export async function openWorker(settings: WorkerSettings, signal: AbortSignal): Promise<OpenWorker | null> {
  const bundle = await workflowBundle();
  while (!signal.aborted) {
    const connection = await NativeConnection.connect({ address: settings.address }).catch(() => undefined);
    try {
      if (connection) return running(await createWorker(settings, bundle, connection), connection);
    } catch (error) {
      // The server is up, but its namespace is not there yet.
      settings.logger.warn({ error }, 'the engine is not ready');
      await connection?.close();
    }
    await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
  }
  return null;
}

function createWorker(
  { namespace, payloadKeys, activities }: WorkerSettings,
  bundle: { code: string },
  connection: NativeConnection,
): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    taskQueue: TASK_QUEUE,
    workflowBundle: bundle,
    activities,
    dataConverter: { payloadCodecs: [createPayloadCodec(payloadKeys)] },
    // Sized for two cores, most of which belong to the database and the engine.
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentWorkflowTaskPolls: 6,
    maxConcurrentLocalActivityExecutions: 12,
    maxConcurrentActivityTaskExecutions: 4,
    maxConcurrentActivityTaskPolls: 2,
    maxCachedWorkflows: 400,
    workflowThreadPoolSize: 1,
    // How long a case that was in the memory of a killed worker waits before another takes it.
    stickyQueueScheduleToStartTimeout: '3 seconds',
    shutdownGraceTime: '5 seconds',
    shutdownForceTime: '10 seconds',
  });
}

function running(worker: Worker, connection: NativeConnection): OpenWorker {
  return {
    run: () => worker.run().finally(() => connection.close()),
    shutdown: () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
    },
  };
}
