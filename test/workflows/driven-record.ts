import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { createActivities } from '../../activities/index.ts';
import { installRuntime, type OpenWorker, openWorker } from '../../bin/worker/open-worker.ts';
import { demoOrganisations } from '../../demo/organisations.ts';
import { createDocumentRenderer, type DocumentRenderer } from '../../documents/render.ts';
import { connectEngine, type Engine } from '../../engine/connection.ts';
import { createDeliverer, type Deliverer } from '../../engine/deliverer.ts';
import type { Transports } from '../../messages/transports.ts';
import { openRecord, type RecordContext, type RecordSettings } from '../../record/context.ts';
import { saveOrganisations } from '../../record/organisations.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { startDemoClock } from '../support/demo.ts';
import { freshDatabase } from '../support/instance/database.ts';
import { startTemporal, type TemporalServer } from './temporal-server.ts';

const lines: string[] = [];
export const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });

/** Everything logged so far by the worker, and by whoever else was given this logger. */
export const logged = () => lines.join('');

installRuntime(logger);

/** A record on a demo clock, the engine that drives it, and a worker that may be stopped. */
export interface DrivenRecord {
  record: RecordContext;
  engine: Engine;
  deliverer: Deliverer;
  renderer: DocumentRenderer;
  temporal: TemporalServer;
  ownerUrl: string;
  appUrl: string;
  masterKey: RecordSettings['masterKey'];
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  end(): Promise<void>;
}

/** What may differ from one test to the other. */
interface Drive {
  masterKey?: RecordSettings['masterKey'];
  transports?: Transports;
}

export async function driveRecord(
  clockStart: string,
  { masterKey = randomBytes(32), transports = {} }: Drive = {},
): Promise<DrivenRecord> {
  const database = await freshDatabase();
  await startDemoClock(database.ownerUrl, clockStart);
  const driven = await drive({ ...database, masterKey }, transports);
  await inTransaction(driven.record.db, SYSTEM, (tx) => saveOrganisations(tx, demoOrganisations));
  await driven.startWorker();
  return driven;
}

/** A record that is there already, and an engine that knows nothing; the worker is not started yet. */
export async function drive(
  place: Pick<DrivenRecord, 'ownerUrl' | 'appUrl' | 'masterKey'>,
  transports: Transports = {},
): Promise<DrivenRecord> {
  const temporal = await startTemporal();
  const record = openRecord({ databaseUrl: place.appUrl, masterKey: place.masterKey });
  const { payloadKeys } = record.keys;
  const { address } = temporal;
  const engine = connectEngine({ address, namespace: 'default', payloadKeys });
  const deliverer = createDeliverer(record, engine, { settleMs: 30 });
  const renderer = createDocumentRenderer();
  const activities = createActivities({
    record,
    renderer,
    sweep: deliverer.sweep,
    publicUrl: 'https://fq.example.gov.cn',
    transports,
  });
  let worker: { open: OpenWorker; running: Promise<void> } | undefined;

  const driven: DrivenRecord = {
    ...{ record, engine, deliverer, renderer, temporal, ...place },
    async startWorker() {
      const settings = { address, namespace: 'default', payloadKeys, activities, logger };
      const open = await openWorker(settings, new AbortController().signal);
      if (open === null) throw new Error('the worker was not opened');
      worker = { open, running: open.run() };
    },
    async stopWorker() {
      worker?.open.shutdown();
      await worker?.running;
      worker = undefined;
    },
    async end() {
      await driven.stopWorker();
      await renderer.close();
      await engine.close();
      await record.close();
      await temporal.stop();
    },
  };
  return driven;
}
