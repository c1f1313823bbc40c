import pino from 'pino';
import { createActivities } from '../../../../activities/index.ts';
import { installRuntime, openWorker } from '../../../../bin/worker/open-worker.ts';
import { createDocumentRenderer } from '../../../../documents/render.ts';
import { type ApiUnderTest, startApi } from '../../../api/api-under-test.ts';
import { startTemporal } from '../../../workflows/temporal-server.ts';

/** What a file of journeys needs beneath it. */
export interface Setting {
  /** Who can sign in; their names are in demo/users.ts, their password is `demo`. */
  usernames: string[];
  /** With Temporal and a worker: papers are made and deadlines act, at the cost of some seconds. */
  worker?: boolean;
}

/** The county that a file's journeys share: the API and the console on one port, over a database of its own. */
export interface County {
  api: ApiUnderTest;
  close(): Promise<void>;
}

const logger = pino({ level: 'silent' });
let isRuntimeInstalled = false;

export async function openCounty({ usernames, worker = false }: Setting): Promise<County> {
  if (!worker) {
    const api = await startApi({ usernames });
    return { api, close: () => api.stop() };
  }
  const temporal = await startTemporal();
  const api = await startApi({ usernames, engineAddress: temporal.address });
  const stopWorker = await startWorker(api, temporal.address);
  return {
    api,
    async close() {
      await stopWorker();
      await api.stop();
      await temporal.stop();
    },
  };
}

async function startWorker({ record, url, deliverer }: ApiUnderTest, address: string): Promise<() => Promise<void>> {
  if (!isRuntimeInstalled) installRuntime(logger);
  isRuntimeInstalled = true;
  const renderer = createDocumentRenderer();
  const activities = createActivities({ record, renderer, sweep: deliverer.sweep, publicUrl: url, transports: {} });
  const { payloadKeys } = record.keys;
  const settings = { address, namespace: 'default', payloadKeys, activities, logger };
  const worker = await openWorker(settings, new AbortController().signal);
  if (worker === null) throw new Error('the worker was not opened');
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
    await renderer.close();
  };
}
